import type { Recording } from '@desirepath/contract/recordings';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../app/api.ts';
import { useChange } from '../../app/use-change.ts';
import { ConfirmDelete } from '../../ui/confirm-delete.tsx';

interface DeleteRecordingProps {
  recording: Recording;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Deletes a recording, once it was asked whether that is meant. */
export function DeleteRecording({ recording: { site, recording_id: id }, open, onOpenChange }: DeleteRecordingProps) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const remove = useChange(api.recordings.remove.mutationOptions(), {
    stale: [api.recordings.key()],
    done: t`The recording is deleted.`,
    onDone: async () => {
      await navigate({ to: '/sites/$siteId/recordings', params: { siteId: site } });
      queryClient.removeQueries({ queryKey: api.recordings.get.key({ input: { site, id } }) });
    },
  });
  return (
    <ConfirmDelete
      open={open}
      onOpenChange={onOpenChange}
      title={t`Delete this recording?`}
      verb={t`Delete for good`}
      isPending={remove.isPending}
      onConfirm={() => remove.mutate({ params: { id }, query: { site } })}
    >
      <Trans>
        The replay is gone from the disk within a minute and cannot be brought back. Its notes, clips and links go too;
        what was counted of the visit stays in the reports.
      </Trans>
    </ConfirmDelete>
  );
}
