import type { Board } from '@desirepath/contract/boards';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { Copy, Ellipsis, Pencil, Share2, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { later } from '../../app/later.tsx';
import { useChange } from '../../app/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDelete } from '../../ui/confirm-delete.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../../ui/dropdown-menu.tsx';
import { NameDialog } from './name-dialog.tsx';
import { useBoardChange } from './use-board-change.ts';

const ShareBoard = later(() => import('./share-board.tsx'));

/** What can be done with a board as a whole. */
export function BoardMenu({ board }: { board: Board }) {
  const [open, setOpen] = useState<'name' | 'copy' | 'share' | 'delete'>();
  const navigate = useNavigate();
  const { site, id, name, days, filter } = board;
  const update = useBoardChange(api.boards.update.mutationOptions());
  const create = useBoardChange(api.boards.create.mutationOptions());
  const remove = useChange(api.boards.remove.mutationOptions(), {
    stale: [api.boards.list.key()],
    onDone: () => navigate({ to: '/sites/$siteId/boards', params: { siteId: site } }),
  });
  const close = () => setOpen(undefined);
  const duplicate = (copy: string) =>
    create.mutate(
      { site, name: copy, days, filter, tiles: board.tiles.map(({ id: _, ...tile }) => tile) },
      {
        onSuccess: (made) => {
          close();
          void navigate({ to: '/sites/$siteId/boards/$boardId', params: { siteId: site, boardId: made.id } });
        },
      },
    );
  return (
    <>
      <Button onClick={() => setOpen('share')}>
        <Share2 aria-hidden /> <Trans context="a button">Share</Trans>
      </Button>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon" aria-label={t`More about this board`}>
            <Ellipsis />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => setOpen('name')}>
            <Pencil aria-hidden /> <Trans>Rename…</Trans>
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => setOpen('copy')}>
            <Copy aria-hidden /> <Trans>Duplicate…</Trans>
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={() => setOpen('delete')}>
            <Trash2 aria-hidden /> <Trans>Delete…</Trans>
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {open === 'name' && (
        <NameDialog
          title={t`Rename the board`}
          name={name}
          isPending={update.isPending}
          onClose={close}
          onName={(given) => update.mutate({ site, id, name: given }, { onSuccess: close })}
        />
      )}
      {open === 'copy' && (
        <NameDialog
          title={t`Duplicate the board`}
          name={t`Copy of ${name}`.slice(0, 100)}
          isPending={create.isPending}
          onClose={close}
          onName={duplicate}
        />
      )}
      {open === 'share' && <ShareBoard board={board} onClose={close} />}
      <ConfirmDelete
        open={open === 'delete'}
        onOpenChange={(isOpen) => !isOpen && close()}
        name={name}
        isPending={remove.isPending}
        onConfirm={() => remove.mutate({ params: { id }, query: { site } })}
      >
        <Trans>
          What its tiles are about stays; the board is gone for everyone who may see this site, and links to it show
          nothing.
        </Trans>
      </ConfirmDelete>
    </>
  );
}
