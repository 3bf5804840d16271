import type { Recording } from '@desirepath/contract/recordings';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { toast } from 'sonner';
import { api } from '../../app/api.ts';
import { FormProblem } from '../../app/form-problem.tsx';
import { problemOf } from '../../app/problem.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

interface DeleteRecordingProps {
  recording: Recording;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Deletes a recording, once it was asked whether that is meant. */
export function DeleteRecording({ recording: { site, recording_id: id }, open, onOpenChange }: DeleteRecordingProps) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const remove = useMutation(
    api.recordings.remove.mutationOptions({
      onSuccess: async () => {
        toast.success(t`The recording is deleted.`);
        await navigate({ to: '/sites/$siteId/recordings', params: { siteId: site } });
        queryClient.removeQueries({ queryKey: api.recordings.get.key({ input: { site, id } }) });
        await queryClient.invalidateQueries({ queryKey: api.recordings.key() });
      },
    }),
  );
  const toggle = (next: boolean) => {
    onOpenChange(next);
    remove.reset();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={toggle}
      title={t`Delete this recording?`}
      description={t`The replay is gone from the disk within a minute and cannot be brought back. Its notes, clips and links go too; what was counted of the visit stays in the reports.`}
    >
      <FormProblem problem={remove.error ? problemOf(remove.error) : undefined} fields={[]} />
      <div className="flex justify-end gap-2">
        <Button onClick={() => toggle(false)}>
          <Trans>Keep it</Trans>
        </Button>
        <Button
          variant="danger"
          disabled={remove.isPending}
          onClick={() => remove.mutate({ params: { id }, query: { site } })}
        >
          <Trans>Delete for good</Trans>
        </Button>
      </div>
    </Dialog>
  );
}
