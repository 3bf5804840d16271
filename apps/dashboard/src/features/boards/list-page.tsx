import type { Board } from '@desirepath/contract/boards';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { ChevronRight, LayoutGrid, Plus } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { AtLeast } from '../../app/at-least.tsx';
import { CardFallbacks } from '../../app/card-fallbacks.tsx';
import { Narrowed } from '../../app/narrowed.tsx';
import { useSite } from '../../app/question.ts';
import { Button } from '../../ui/button.tsx';
import { byName } from '../../ui/by-name.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatAgo } from '../../ui/format.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { FIRST_TILES } from './first-tiles.ts';
import { NameDialog } from './name-dialog.tsx';
import { useBoardChange } from './use-board-change.ts';

/** The boards of the site. */
export function BoardsPage() {
  const { id: site } = useSite();
  const navigate = useNavigate();
  const [isNaming, setNaming] = useState(false);
  const boards = useQuery(
    api.boards.list.queryOptions({ input: { site }, select: ({ items }) => ({ items: items.toSorted(byName) }) }),
  );
  const create = useBoardChange(api.boards.create.mutationOptions());
  const make = (name: string, tiles: typeof FIRST_TILES = []) =>
    create.mutate(
      { site, name, tiles },
      {
        onSuccess: ({ id: boardId }) =>
          void navigate({ to: '/sites/$siteId/boards/$boardId', params: { siteId: site, boardId } }),
      },
    );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader title={t`Boards`} description={t`What you look at again and again, side by side.`}>
        {boards.data?.items.length !== 0 && (
          <AtLeast needed="analyst">
            <Button variant="primary" onClick={() => setNaming(true)}>
              <Plus aria-hidden />
              <Trans>New board</Trans>
            </Button>
          </AtLeast>
        )}
      </PageHeader>
      <CardFallbacks query={boards} rows={3} />
      {boards.data?.items.length === 0 && (
        <Card>
          <EmptyState
            icon={LayoutGrid}
            title={t`No boards yet`}
            className="py-24"
            action={
              <AtLeast needed="analyst">
                <Button variant="primary" disabled={create.isPending} onClick={() => make(t`At a glance`, FIRST_TILES)}>
                  <Trans>Make a first one</Trans>
                </Button>
              </AtLeast>
            }
          >
            <Trans>
              A board shows figures, charts, funnels and maps together. The first comes with the usual ones; change what
              you like.
            </Trans>
          </EmptyState>
        </Card>
      )}
      {boards.data && boards.data.items.length > 0 && (
        <Narrowed label={t`Search the boards`} items={boards.data.items} foundBy={({ name }) => name}>
          {(board) => <BoardRow key={board.id} board={board} />}
        </Narrowed>
      )}
      {isNaming && (
        <NameDialog
          title={t`New board`}
          name=""
          isPending={create.isPending}
          onClose={() => setNaming(false)}
          onName={make}
        />
      )}
    </div>
  );
}

function BoardRow({ board }: { board: Board }) {
  return (
    <li>
      <Link
        to="/sites/$siteId/boards/$boardId"
        params={{ siteId: board.site, boardId: board.id }}
        className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 hover:bg-hover"
      >
        <span className="grid min-w-0 flex-1 basis-48 gap-0.5">
          <span className="truncate font-medium">{board.name}</span>
          <span className="truncate text-2sm text-muted-foreground">
            {board.tiles.length === 0
              ? t`Nothing on it yet`
              : `${plural(board.tiles.length, { one: '# tile', other: '# tiles' })}: ${board.tiles.map(({ title }) => title).join(', ')}`}
          </span>
        </span>
        <span className="ms-auto shrink-0 text-2sm text-muted-foreground">
          <Trans>changed {formatAgo(board.updated_at, new Date())}</Trans>
        </span>
        <ChevronRight className="size-4 shrink-0 text-muted-foreground rtl:-scale-x-100" aria-hidden />
      </Link>
    </li>
  );
}
