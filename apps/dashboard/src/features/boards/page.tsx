import type { Board } from '@desirepath/contract/boards';
import { clausesOf } from '@desirepath/contract/segment';
import type { Tile } from '@desirepath/contract/tiles';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { LayoutGrid, Plus } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { AtLeast } from '../../app/at-least.tsx';
import type { NameOf } from '../../app/filter/condition-words.ts';
import { useNames } from '../../app/filter/use-names.ts';
import { later } from '../../app/later.tsx';
import { LoadedPage } from '../../app/loaded-page.tsx';
import { segmentOf, useDays, useQuestionSearch } from '../../app/question.ts';
import { NO_SEGMENT } from '../../app/search.ts';
import { DateRangePicker } from '../../app/shell/date-range-picker.tsx';
import { SegmentBar } from '../../app/shell/segment-bar.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Loading } from '../../ui/skeleton.tsx';
import { BoardMenu } from './board-menu.tsx';
import { BoardTile } from './board-tile.tsx';
import { filterWords } from './filter-words.ts';
import { Grid } from './grid.tsx';
import { daysOfSearch, searchOfDays } from './search-of-days.ts';
import { useBoardChange } from './use-board-change.ts';

const ArrangeGrid = later(
  () => import('./arrange-grid.tsx'),
  () => <Loading className="h-96" />,
);
const TileDialog = later(() => import('./tile-dialog.tsx'));

const route = getRouteApi('/signed-in/sites/$siteId/boards/$boardId');

/** A board: questions of all views side by side, each on its own or by the days and the filter of the board. */
export function BoardPage() {
  const { siteId, boardId } = route.useParams();
  const board = useQuery(api.boards.get.queryOptions({ input: { site: siteId, id: boardId } }));
  return (
    <LoadedPage query={board} list="/sites/$siteId/boards">
      {(data) => <ShownBoard board={data} />}
    </LoadedPage>
  );
}

function ShownBoard({ board }: { board: Board }) {
  const search = useQuestionSearch();
  const days = useDays(search);
  const [isArranging, setArranging] = useState(false);
  const [edited, setEdited] = useState<Tile | 'new'>();
  const arrange = useBoardChange(api.boards.arrange.mutationOptions());
  const filters = [segmentOf(search), board.filter, ...board.tiles.map(({ filter }) => filter)];
  const nameOf = useNames(filters.map((filter) => filter?.where ?? '').join(';'));
  const asked = { days: daysOfSearch(search) && days, filter: segmentOf(search) };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader title={board.name}>
        <AtLeast needed="analyst">
          <Button variant={isArranging ? 'primary' : 'secondary'} onClick={() => setArranging((before) => !before)}>
            <LayoutGrid aria-hidden />
            {isArranging ? t`Done` : t`Arrange`}
          </Button>
          <Button variant={isArranging ? 'secondary' : 'primary'} onClick={() => setEdited('new')}>
            <Plus aria-hidden />
            <Trans>Add tile</Trans>
          </Button>
          <BoardMenu board={board} />
        </AtLeast>
      </PageHeader>
      <BoardQuestion board={board} nameOf={nameOf} />
      {board.tiles.length === 0 ? (
        <Card>
          <EmptyState
            icon={LayoutGrid}
            title={t`An empty board`}
            className="py-24"
            action={
              <AtLeast needed="analyst">
                <Button variant="primary" onClick={() => setEdited('new')}>
                  <Plus aria-hidden />
                  <Trans>Add the first tile</Trans>
                </Button>
              </AtLeast>
            }
          >
            <Trans>Add a tile here, or pin what you look at in any view: “Pin” is at the top of each.</Trans>
          </EmptyState>
        </Card>
      ) : isArranging ? (
        <ArrangeGrid
          key={board.tiles.map(({ id }) => id).join()}
          tiles={board.tiles}
          onArrange={(places) => arrange.mutate({ site: board.site, id: board.id, places })}
        />
      ) : (
        <Grid tiles={board.tiles}>
          {(tile) => (
            <BoardTile board={board} tile={tile} asked={asked} nameOf={nameOf} onEdit={() => setEdited(tile)} />
          )}
        </Grid>
      )}
      {edited && (
        <TileDialog
          board={board}
          tile={edited === 'new' ? undefined : edited}
          nameOf={nameOf}
          onClose={() => setEdited(undefined)}
        />
      )}
    </div>
  );
}

interface BoardQuestionProps {
  board: Board;
  nameOf: NameOf;
}

/** Which days and whose sessions. What the address says holds for whoever looks; it can be kept for everyone. */
function BoardQuestion({ board, nameOf }: BoardQuestionProps) {
  const search = useQuestionSearch();
  const navigate = useNavigate();
  const update = useBoardChange(api.boards.update.mutationOptions());
  const days = daysOfSearch(search);
  const filter = segmentOf(search);
  const isFiltered = clausesOf(filter).length > 0;
  const ofBoard = filterWords(board.filter, nameOf);
  const back = () =>
    void navigate({
      to: '.',
      search: (before) => ({ ...before, ...NO_SEGMENT, range: undefined, from: undefined, to: undefined }),
    });
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-1.5">
      <DateRangePicker usual={searchOfDays(board.days)} />
      {!isFiltered && ofBoard && (
        <span className="inline-flex h-8 max-w-full items-center rounded-md border px-2.5" title={ofBoard}>
          <span className="truncate">
            <Trans>
              <span className="text-muted-foreground">The board:</span> {ofBoard}
            </Trans>
          </span>
          <AtLeast needed="analyst">
            <Button
              variant="link"
              size="text"
              className="ms-2 text-2sm"
              onClick={() => update.mutate({ site: board.site, id: board.id, filter: {} })}
            >
              <Trans>Show all sessions</Trans>
            </Button>
          </AtLeast>
        </span>
      )}
      <SegmentBar />
      {(days || isFiltered) && (
        <>
          <AtLeast needed="analyst">
            <Button
              variant="ghost"
              disabled={update.isPending}
              onClick={() =>
                update.mutate(
                  {
                    site: board.site,
                    id: board.id,
                    ...(days ? { days } : {}),
                    ...(isFiltered ? { filter } : {}),
                  },
                  { onSuccess: back },
                )
              }
            >
              <Trans>Keep for everyone</Trans>
            </Button>
          </AtLeast>
          <Button variant="ghost" onClick={back}>
            <Trans>Back to the board’s own</Trans>
          </Button>
        </>
      )}
    </div>
  );
}
