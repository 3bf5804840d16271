import type { Funnel } from '@desirepath/contract/funnels';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { api } from '../../app/api.ts';
import { problemOf } from '../../app/problem.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

/** Asks once before a funnel is gone for all who may see the site. */
export function DeleteFunnel({ funnel }: { funnel: Funnel }) {
  const [isOpen, setOpen] = useState(false);
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const remove = useMutation(
    api.funnels.remove.mutationOptions({
      onSuccess: () => {
        void queryClient.invalidateQueries({ queryKey: api.funnels.list.key() });
        void navigate({ to: '/sites/$siteId/funnels', params: { siteId: funnel.site } });
      },
      onError: (error) => toast.error(problemOf(error).message),
    }),
  );
  return (
    <>
      <Button variant="ghost" size="icon" aria-label="Delete the funnel" onClick={() => setOpen(true)}>
        <Trash2 />
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`Delete “${funnel.name}”?`}
        description="What visitors did stays; the funnel is gone for everyone who may see this site, and links to it show nothing."
      >
        <Button variant="danger" disabled={remove.isPending} onClick={() => remove.mutate({ id: funnel.id })}>
          Delete
        </Button>
      </Dialog>
    </>
  );
}
