import type { Board } from '@desirepath/contract/boards';
import type { DateRange } from '@desirepath/contract/days';
import { clausesOf, type Segment } from '@desirepath/contract/segment';
import type { Tile } from '@desirepath/contract/tiles';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Copy, Ellipsis, ExternalLink, Pencil, SquarePlay, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { AtLeast } from '../../app/at-least.tsx';
import type { NameOf } from '../../app/filter/condition-words.ts';
import { goneIn, withoutGone } from '../../app/gone.ts';
import { problemOf } from '../../app/problem.ts';
import { WithoutButton } from '../../app/without-gone.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDelete } from '../../ui/confirm-delete.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../../ui/dropdown-menu.tsx';
import { filterWords } from './filter-words.ts';
import { OpenView } from './open-view.tsx';
import { refreshEvery } from './refresh.ts';
import { type Scope, ScopeContext, searchOf } from './scope.tsx';
import { TileCard } from './tile-card.tsx';
import { useBoardChange } from './use-board-change.ts';
import { useSeen } from './use-seen.ts';

interface BoardTileProps {
  board: Board;
  tile: Tile;
  /** Other days and sessions than those of the board, for whoever looks at it now. */
  asked: { days: DateRange | undefined; filter: Segment };
  nameOf: NameOf;
  onEdit: () => void;
}

/** A tile of a board of one's own: its answer, the ways on from it, and what can be changed about it. */
export function BoardTile({ board, tile, asked, nameOf, onEdit }: BoardTileProps) {
  const [ref, isSeen] = useSeen<HTMLElement>();
  const [isAsked, setAsked] = useState(false);
  const queryClient = useQueryClient();
  const one = { site: board.site, id: board.id, tile: tile.id };
  const answer = useQuery({
    ...api.boards.answer.queryOptions({ input: { ...one, ...asked.days, ...asked.filter } }),
    // A change to the tile or the board is another question, which the input alone does not say.
    queryKey: [
      ...api.boards.answer.queryKey({ input: { ...one, ...asked.days, ...asked.filter } }),
      questionOf(board, tile),
    ],
    placeholderData: keepPreviousData,
    enabled: isSeen,
    refetchInterval: refreshEvery(tile.shows.kind),
  });
  const duplicate = useBoardChange(api.boards.addTile.mutationOptions());
  const remove = useBoardChange(api.boards.removeTile.mutationOptions());
  const filter = tile.filter ?? (clausesOf(asked.filter).length > 0 ? asked.filter : board.filter);
  const { from, to } = answer.data ?? {};
  const scope: Scope | undefined = from && to ? { siteId: board.site, from, to, filter } : undefined;
  const { id: _, place, ...content } = tile;
  return (
    <ScopeContext value={scope}>
      <TileCard
        ref={ref}
        tile={tile}
        answer={answer}
        note={tile.filter && filterWords(tile.filter, nameOf)}
        mend={
          answer.error && (
            <AtLeast needed="analyst">
              <Mend board={board} tile={tile} error={answer.error} onEdit={onEdit} />
            </AtLeast>
          )
        }
        actions={
          <DropdownMenu>
            <DropdownMenuTrigger asChild>
              <Button variant="ghost" size="icon" aria-label={t`More about ${tile.title}`}>
                <Ellipsis />
              </Button>
            </DropdownMenuTrigger>
            <DropdownMenuContent align="end">
              {scope && (
                <>
                  <DropdownMenuItem asChild>
                    <OpenView shows={tile.shows} scope={scope}>
                      <ExternalLink aria-hidden /> <Trans>Open the view</Trans>
                    </OpenView>
                  </DropdownMenuItem>
                  <DropdownMenuItem asChild>
                    <Link to="/sites/$siteId/recordings" params={{ siteId: board.site }} search={searchOf(scope)}>
                      <SquarePlay aria-hidden /> <Trans>Watch its sessions</Trans>
                    </Link>
                  </DropdownMenuItem>
                </>
              )}
              <AtLeast needed="analyst">
                {scope && <DropdownMenuSeparator />}
                <DropdownMenuItem onSelect={onEdit}>
                  <Pencil aria-hidden /> <Trans>Change…</Trans>
                </DropdownMenuItem>
                <DropdownMenuItem
                  onSelect={() =>
                    duplicate.mutate({ site: board.site, id: board.id, ...content, place: below(board, place) })
                  }
                >
                  <Copy aria-hidden /> <Trans>Duplicate</Trans>
                </DropdownMenuItem>
                <DropdownMenuItem onSelect={() => setAsked(true)}>
                  <Trash2 aria-hidden /> <Trans>Take off the board</Trans>
                </DropdownMenuItem>
              </AtLeast>
            </DropdownMenuContent>
          </DropdownMenu>
        }
      />
      <ConfirmDelete
        open={isAsked}
        onOpenChange={setAsked}
        verb={t`Take off the board`}
        title={t`Take “${tile.title}” off the board?`}
        isPending={remove.isPending}
        onConfirm={() =>
          remove.mutate(
            { params: { id: board.id, tile: tile.id }, query: { site: board.site } },
            { onSuccess: () => queryClient.removeQueries({ queryKey: api.boards.answer.key({ input: one }) }) },
          )
        }
      >
        <Trans>The tile is gone for everyone who may see the board; what it shows stays where it comes from.</Trans>
      </ConfirmDelete>
    </ScopeContext>
  );
}

interface MendProps {
  board: Board;
  tile: Tile;
  error: Error;
  onEdit: () => void;
}

/** A way on where a tile asks for what was deleted: it is taken off the filter that names it, or something else is chosen. */
function Mend({ board, tile, error, onEdit }: MendProps) {
  const change = useBoardChange(api.boards.changeTile.mutationOptions());
  const update = useBoardChange(api.boards.update.mutationOptions());
  const problem = problemOf(error);
  const gone = goneIn(problem);
  const filter = tile.filter ?? board.filter;
  const where = gone && withoutGone(filter.where, gone);
  if (gone && where !== filter.where) {
    const { id, place: _, ...content } = tile;
    const one = { site: board.site, id: board.id };
    const take = () =>
      tile.filter
        ? change.mutate({ ...one, ...content, tile: id, filter: { ...filter, where } })
        : update.mutate({ ...one, filter: { ...filter, where } });
    return <WithoutButton gone={gone} onTake={take} />;
  }
  if (!problem.code.endsWith('not_found')) return null;
  return (
    <Button onClick={onEdit}>
      <Trans>Change…</Trans>
    </Button>
  );
}

const questionOf = (board: Board, { shows, days, filter }: Tile) => ({
  shows,
  days: days ?? board.days,
  filter: filter ?? board.filter,
});

/** As large as the one it is a copy of, below all others. */
const below = ({ tiles }: Board, place: Tile['place']): Tile['place'] => ({
  ...place,
  y: Math.max(0, ...tiles.map((one) => one.place.y + one.place.h)),
});
