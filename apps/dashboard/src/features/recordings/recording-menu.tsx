import type { RecordingClip } from '@desirepath/contract/recording-clips';
import type { Recording } from '@desirepath/contract/recordings';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Braces, FileDown, MoreHorizontal, Share2, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { AtLeast } from '../../app/at-least.tsx';
import { Button } from '../../ui/button.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../../ui/dropdown-menu.tsx';
import { ShareDialog } from '../shares/share-dialog.tsx';
import { clipsQuery } from './clips/use-clips.ts';
import { DeleteRecording } from './delete-recording.tsx';
import { downloadAddress } from './download-address.ts';

const NO_CLIPS: readonly RecordingClip[] = [];

/** To give a recording to others, and to be rid of it. */
export function RecordingMenu({ recording }: { recording: Recording }) {
  const { site, recording_id: id } = recording;
  const [isSharing, setSharing] = useState(false);
  const [isDeleting, setDeleting] = useState(false);
  const clips = useQuery({ ...clipsQuery(site, id), enabled: isSharing }).data?.items ?? NO_CLIPS;
  return (
    <>
      <AtLeast needed="analyst">
        <Button onClick={() => setSharing(true)}>
          <Share2 aria-hidden />
          <Trans context="a button">Share</Trans>
        </Button>
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button variant="ghost" size="icon" aria-label={t`More about this recording`}>
              <MoreHorizontal />
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="end">
            <DropdownMenuItem asChild>
              <a href={downloadAddress({ site, id, format: 'html' })} download>
                <FileDown aria-hidden />
                <Trans>Download to watch (HTML)</Trans>
              </a>
            </DropdownMenuItem>
            <DropdownMenuItem asChild>
              <a href={downloadAddress({ site, id, format: 'json' })} download>
                <Braces aria-hidden />
                <Trans>Download the events (JSON)</Trans>
              </a>
            </DropdownMenuItem>
            <AtLeast needed="admin">
              <DropdownMenuSeparator />
              <DropdownMenuItem onSelect={() => setDeleting(true)}>
                <Trash2 aria-hidden />
                <Trans>Delete this recording…</Trans>
              </DropdownMenuItem>
            </AtLeast>
          </DropdownMenuContent>
        </DropdownMenu>
      </AtLeast>
      <ShareDialog
        site={site}
        subject={id}
        things={[
          { label: t`The whole recording`, thing: { kind: 'recording', id } },
          ...clips.map((clip) => ({ label: t`Clip: ${clip.name}`, thing: { kind: 'clip' as const, id: clip.id } })),
        ]}
        open={isSharing}
        onOpenChange={setSharing}
      />
      <DeleteRecording recording={recording} open={isDeleting} onOpenChange={setDeleting} />
    </>
  );
}
