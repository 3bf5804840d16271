import type { RecordingClip } from '@desirepath/contract/recording-clips';
import type { Recording } from '@desirepath/contract/recordings';
import { Trans } from '@lingui/react/macro';
import { Scissors } from 'lucide-react';
import { Button } from '../../../ui/button.tsx';
import { formatClock } from '../../../ui/format.ts';

interface ClipBarProps {
  recording: Recording;
  clip: RecordingClip;
  onLeave: () => void;
}

/** That a clip is played, and the way back to all of it. */
export function ClipBar({ recording, clip, onLeave }: ClipBarProps) {
  return (
    <div className="flex items-center gap-2 border-t bg-ember-soft px-3 py-1 text-2sm">
      <Scissors className="size-4 shrink-0 text-ember-text" aria-hidden />
      <span className="truncate font-medium">{clip.name}</span>
      <span className="shrink-0 text-muted-foreground tabular-nums">
        <Trans>
          {formatClock(clip.from)} – {formatClock(clip.to)} of {formatClock(recording.duration)}
        </Trans>
      </span>
      <Button size="sm" variant="ghost" className="ms-auto" onClick={onLeave}>
        <Trans>Whole recording</Trans>
      </Button>
    </div>
  );
}
