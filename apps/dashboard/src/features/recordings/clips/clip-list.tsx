import type { RecordingClip } from '@desirepath/contract/recording-clips';
import type { Recording } from '@desirepath/contract/recordings';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Download, MoreHorizontal, Play, Share2, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../../app/api.ts';
import { AtLeast } from '../../../app/at-least.tsx';
import { useChange } from '../../../app/use-change.ts';
import { Button } from '../../../ui/button.tsx';
import { cn } from '../../../ui/class-names.ts';
import { ConfirmDelete } from '../../../ui/confirm-delete.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '../../../ui/dropdown-menu.tsx';
import { formatClock, formatDuration } from '../../../ui/format.ts';
import { ShareDialog } from '../../shares/share-dialog.tsx';
import { downloadAddress } from '../download-address.ts';
import { clipsQuery } from './use-clips.ts';

interface ClipListProps {
  recording: Recording;
  clips: readonly RecordingClip[];
  shown: RecordingClip | undefined;
  onShow: (clip: string | undefined) => void;
}

/** The clips of a recording: played alone, shared, kept as a file, deleted. */
export function ClipList({ recording, clips, shown, onShow }: ClipListProps) {
  const [sharing, setSharing] = useState<RecordingClip>();
  if (clips.length === 0) return null;
  return (
    <section className="border-b pb-2">
      <h3 className="px-4 pt-3 pb-1 font-medium text-2sm text-muted-foreground">
        <Trans>Clips</Trans>
      </h3>
      <ul>
        {clips.map((clip) => (
          <li key={clip.id} className={cn('flex items-center gap-1 pe-2', clip.id === shown?.id && 'bg-ember-soft')}>
            <button
              type="button"
              aria-current={clip.id === shown?.id || undefined}
              onClick={() => onShow(clip.id)}
              title={t`${clip.name}, by ${clip.author}`}
              className="flex min-h-9 min-w-0 flex-1 items-center gap-2 px-4 text-start outline-offset-[-2px] hover:bg-hover"
            >
              <Play className="size-3.5 shrink-0 text-ember-text" aria-label={t`Play`} />
              <span className="min-w-0 flex-1 truncate">{clip.name}</span>
              <span className="shrink-0 text-2sm text-muted-foreground tabular-nums">
                {formatClock(clip.from)} · {formatDuration(clip.to - clip.from)}
              </span>
            </button>
            <AtLeast needed="analyst">
              <ClipMenu
                recording={recording}
                clip={clip}
                onShare={() => setSharing(clip)}
                onRemoved={() => clip.id === shown?.id && onShow(undefined)}
              />
            </AtLeast>
          </li>
        ))}
      </ul>
      {sharing && (
        <ShareDialog
          site={recording.site}
          subject={recording.recording_id}
          things={[{ label: sharing.name, thing: { kind: 'clip', id: sharing.id } }]}
          open
          onOpenChange={(open) => !open && setSharing(undefined)}
        />
      )}
    </section>
  );
}

interface ClipMenuProps {
  recording: Recording;
  clip: RecordingClip;
  onShare: () => void;
  onRemoved: () => void;
}

function ClipMenu({ recording: { site, recording_id }, clip, onShare, onRemoved }: ClipMenuProps) {
  const [isDeleting, setDeleting] = useState(false);
  const remove = useChange(api.recordingClips.remove.mutationOptions(), {
    stale: [clipsQuery(site, recording_id).queryKey],
    done: t`The clip is deleted, with the links to it. The recording is still here.`,
    onDone: onRemoved,
  });
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon" className="size-7" aria-label={t`More about the clip ${clip.name}`}>
            <MoreHorizontal />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={onShare}>
            <Share2 aria-hidden />
            <Trans>Share by link…</Trans>
          </DropdownMenuItem>
          <DropdownMenuItem asChild>
            <a href={downloadAddress({ site, id: recording_id, format: 'html', clip: clip.id })} download>
              <Download aria-hidden />
              <Trans>Download to watch</Trans>
            </a>
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => setDeleting(true)}>
            <Trash2 aria-hidden />
            <Trans>Delete the clip…</Trans>
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <ConfirmDelete
        open={isDeleting}
        onOpenChange={setDeleting}
        name={clip.name}
        isPending={remove.isPending}
        onConfirm={() => remove.mutate({ params: { id: recording_id, clip: clip.id }, query: { site } })}
      >
        <Trans>The clip is gone for everyone who may see this site, with the links to it. The recording stays.</Trans>
      </ConfirmDelete>
    </>
  );
}
