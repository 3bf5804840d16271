import { clausesOf } from '@desirepath/contract/segment';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { LayoutGrid, Plus } from 'lucide-react';
import { Fragment } from 'react';
import { toast } from 'sonner';
import { api } from '../../app/api.ts';
import { segmentOf, useQuestionSearch, useSite } from '../../app/question.ts';
import { NO_SEGMENT } from '../../app/search.ts';
import { DropdownMenuItem, DropdownMenuLabel, DropdownMenuSeparator } from '../../ui/dropdown-menu.tsx';
import { usualTitle } from './kinds.ts';
import type { Pinned } from './pin.tsx';
import { daysOfSearch } from './search-of-days.ts';
import { useBoardChange } from './use-board-change.ts';

/** The boards to choose from. Days and a filter that stand in the address go along; without, those of the board hold. */
export default function PinMenu({ things }: { things: readonly Pinned[] }) {
  const { id: site } = useSite();
  const search = useQuestionSearch();
  const navigate = useNavigate();
  const boards = useQuery(api.boards.list.queryOptions({ input: { site } }));
  const items = boards.data?.items ?? [];
  const add = useBoardChange(api.boards.addTile.mutationOptions());
  const create = useBoardChange(api.boards.create.mutationOptions());
  const filter = segmentOf(search);
  const own = { days: daysOfSearch(search) ?? null, filter: clausesOf(filter).length > 0 ? filter : null };

  const pin = async ({ shows, title }: Required<Pinned>, to?: { id: string; name: string }) => {
    const board = to ?? (await create.mutateAsync({ site, name: freeName(items.map(({ name }) => name)) }));
    await add.mutateAsync({ site, id: board.id, title, shows, ...own });
    const open = () =>
      void navigate({
        to: '/sites/$siteId/boards/$boardId',
        params: { siteId: site, boardId: board.id },
        search: { ...NO_SEGMENT, range: undefined, from: undefined, to: undefined },
      });
    toast.success(t`“${title}” is on “${board.name}”.`, { action: { label: t`Open`, onClick: open } });
  };
  // What goes wrong was said by the mutation.
  const pinOrSay = (...given: Parameters<typeof pin>) => void pin(...given).catch(() => {});

  return things.map(({ shows, title: given = usualTitle(shows) }, index) => {
    const title = given.slice(0, 100);
    return (
      <Fragment key={title}>
        {index > 0 && <DropdownMenuSeparator />}
        <DropdownMenuLabel>
          <Trans>Pin “{title}” to</Trans>
        </DropdownMenuLabel>
        {items.map((board) => (
          <DropdownMenuItem key={board.id} onSelect={() => pinOrSay({ shows, title }, board)}>
            <LayoutGrid aria-hidden /> <span className="min-w-0 truncate">{board.name}</span>
          </DropdownMenuItem>
        ))}
        <DropdownMenuItem onSelect={() => pinOrSay({ shows, title })}>
          <Plus aria-hidden /> <Trans>A new board</Trans>
        </DropdownMenuItem>
      </Fragment>
    );
  });
}

/** `Board`, or the first of `Board 2`, `Board 3`, … that is not taken. */
function freeName(taken: readonly string[]): string {
  const names = [t`Board`, ...taken.map((_, index) => t`Board ${index + 2}`)];
  return names.find((name) => !taken.includes(name)) ?? t`Board`;
}
