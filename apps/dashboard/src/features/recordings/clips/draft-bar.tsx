import type { Recording } from '@desirepath/contract/recordings';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../app/api.ts';
import { toastProblem } from '../../../app/toast-problem.ts';
import { Button } from '../../../ui/button.tsx';
import { formatClock, formatDuration } from '../../../ui/format.ts';
import { Input } from '../../../ui/input.tsx';
import { clipsQuery } from './use-clips.ts';
import type { Draft } from './use-draft.ts';

interface DraftBarProps {
  recording: Recording;
  start: number;
  draft: Draft;
  /** Told which clip there is now. */
  onMade: (clip: string) => void;
}

/** Names and saves the clip that is being made. */
export function DraftBar({ recording: { site, recording_id: id }, start, draft, onMade }: DraftBarProps) {
  const [name, setName] = useState('');
  const queryClient = useQueryClient();
  const create = useMutation(
    api.recordingClips.create.mutationOptions({
      onSuccess: async (clip) => {
        draft.discard();
        await queryClient.invalidateQueries({ queryKey: clipsQuery(site, id).queryKey });
        onMade(clip.id);
      },
      onError: toastProblem,
    }),
  );
  const { span } = draft;
  if (!span) return null;
  const save = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ site, id, name: name.trim(), from: span.from - start, to: span.to - start });
  };
  return (
    <form
      onSubmit={save}
      onKeyDown={({ key }) => key === 'Escape' && draft.discard()}
      className="flex flex-wrap items-center gap-2 border-t bg-ember-soft px-3 py-1.5 text-2sm"
    >
      <span className="font-medium tabular-nums">
        {formatClock(span.from - start)} – {formatClock(span.to - start)}
      </span>
      <span className="text-muted-foreground tabular-nums">{formatDuration(span.to - span.from)}</span>
      <Button size="sm" onClick={draft.setIn} title={t`The clip begins here (i)`}>
        <Trans>From here</Trans>
      </Button>
      <Button size="sm" onClick={draft.setOut} title={t`The clip ends here (o)`}>
        <Trans>To here</Trans>
      </Button>
      <Input
        aria-label={t`Name of the clip`}
        placeholder={t`Name of the clip`}
        maxLength={100}
        autoFocus
        value={name}
        onChange={(event) => setName(event.target.value)}
        className="h-7 min-w-32 flex-1"
      />
      <Button type="submit" size="sm" variant="primary" disabled={!name.trim() || create.isPending}>
        <Trans>Save clip</Trans>
      </Button>
      <Button size="sm" variant="ghost" onClick={draft.discard}>
        <Trans>Cancel</Trans>
      </Button>
    </form>
  );
}
