import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { MessageSquare } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { AtLeast } from '../../../app/at-least.tsx';
import { ErrorState } from '../../../app/error-state.tsx';
import { problemOf } from '../../../app/problem.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { formatClock } from '../../../ui/format.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import type { Player } from '../replay/player.ts';
import { usePlayerState } from '../use-replay.ts';
import { NoteComposer } from './note-composer.tsx';
import { NoteItem } from './note-item.tsx';
import type { Notes } from './use-notes.ts';

interface NotesPanelProps {
  player: Player;
  /** When the recording starts, epoch ms. */
  start: number;
  notes: Notes;
  /** The id of what they are on. */
  recording: string;
  composer: RefObject<HTMLTextAreaElement | null>;
  /** Above the notes: the clips. */
  children: ReactNode;
}

/** A note is still about what is seen this long after its moment. */
const CURRENT_MS = 3_000;

/** What people have said of the recording, each at its moment, and a place to say more. */
export function NotesPanel({ player, start, notes, recording, composer, children }: NotesPanelProps) {
  const seconds = usePlayerState(player, ({ time }) => Math.max(0, Math.floor((time - start) / 1_000)));
  const current = usePlayerState(player, ({ time }) =>
    notes.notes.findLast(({ at }) => start + at <= time && start + at > time - CURRENT_MS),
  )?.id;
  return (
    <div className="flex h-full flex-col">
      <div className="min-h-0 flex-1 overflow-y-auto">
        {children}
        <h3 className="px-4 pt-3 pb-1 font-medium text-2sm text-muted-foreground">
          <Trans>Notes</Trans>
        </h3>
        {notes.error ? (
          <ErrorState problem={problemOf(notes.error)} onRetry={notes.retry} />
        ) : notes.isPending ? (
          <div role="status" aria-label={t`Loading`} className="grid gap-2 px-4">
            <Skeleton className="h-12" />
            <Skeleton className="h-12" />
          </div>
        ) : notes.notes.length === 0 ? (
          <EmptyState icon={MessageSquare} title={t`No notes yet`}>
            <Trans>
              Pause where something is worth a word, and write it below. It is marked on the timeline, and @ names
              somebody who should see it.
            </Trans>
          </EmptyState>
        ) : (
          <ul>
            {notes.notes.map((note) => (
              <NoteItem
                key={note.id}
                note={note}
                notes={notes}
                isCurrent={note.id === current}
                onGo={() => player.seek(start + note.at)}
              />
            ))}
          </ul>
        )}
      </div>
      <AtLeast needed="analyst">
        <div className="border-t p-3">
          <NoteComposer
            about={recording}
            label={t`Note at ${formatClock(seconds * 1_000)}`}
            action={t`Add at ${formatClock(seconds * 1_000)}`}
            people={notes.people}
            isBusy={notes.isBusy}
            field={composer}
            // What is written is about what is seen now.
            onFocus={() => player.pause()}
            onSave={(text) => notes.add(Math.max(0, Math.round(player.state.time - start)), text)}
          />
        </div>
      </AtLeast>
    </div>
  );
}
