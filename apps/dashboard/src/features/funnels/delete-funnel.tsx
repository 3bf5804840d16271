import type { Funnel } from '@desirepath/contract/funnels';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { useChange } from '../../app/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDelete } from '../../ui/confirm-delete.tsx';

/** Deletes a funnel, once it was asked whether that is meant. */
export function DeleteFunnel({ funnel }: { funnel: Funnel }) {
  const [isOpen, setOpen] = useState(false);
  const navigate = useNavigate();
  const remove = useChange(api.funnels.remove.mutationOptions(), {
    stale: [api.funnels.list.key()],
    onDone: () => navigate({ to: '/sites/$siteId/funnels', params: { siteId: funnel.site } }),
  });
  return (
    <>
      <Button variant="ghost" size="icon" aria-label={t`Delete the funnel`} onClick={() => setOpen(true)}>
        <Trash2 />
      </Button>
      <ConfirmDelete
        open={isOpen}
        onOpenChange={setOpen}
        name={funnel.name}
        isPending={remove.isPending}
        onConfirm={() => remove.mutate({ id: funnel.id })}
      >
        <Trans>
          What visitors did stays; the funnel is gone for everyone who may see this site, and links to it show nothing.
        </Trans>
      </ConfirmDelete>
    </>
  );
}
