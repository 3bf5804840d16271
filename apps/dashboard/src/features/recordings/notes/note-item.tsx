import type { RecordingNote } from '@desirepath/contract/recording-notes';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { cn } from '../../../ui/class-names.ts';
import { ConfirmDelete } from '../../../ui/confirm-delete.tsx';
import { formatAgo, formatClock, formatMoment } from '../../../ui/format.ts';
import { partsOf } from './mentions.ts';
import { NoteComposer } from './note-composer.tsx';
import type { Notes } from './use-notes.ts';

interface NoteItemProps {
  note: RecordingNote;
  notes: Notes;
  isCurrent: boolean;
  onGo: () => void;
}

/** One note: its moment leads there; one's own can be changed. */
export function NoteItem({ note, notes, isCurrent, onGo }: NoteItemProps) {
  const [isEdited, setEdited] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const { id, at, text, author, mentions, created_at, edited_at } = note;
  return (
    <li
      className={cn(
        'group grid gap-1 border-s-2 border-s-transparent px-4 py-2.5',
        isCurrent && 'border-s-ember bg-ember-soft',
      )}
    >
      <div className="flex min-h-7 items-center gap-2">
        <Button
          size="sm"
          variant="link"
          className="px-0 tabular-nums"
          aria-label={t`Go to ${formatClock(at)}`}
          onClick={onGo}
        >
          {formatClock(at)}
        </Button>
        <span className="truncate font-medium">{author?.name ?? t`Somebody who is gone`}</span>
        <time
          dateTime={created_at}
          title={formatMoment(created_at)}
          className="shrink-0 text-2sm text-muted-foreground"
        >
          {edited_at ? t`${formatAgo(created_at, new Date())} · edited` : formatAgo(created_at, new Date())}
        </time>
        {notes.isMine(note) && !isEdited && (
          <span className="ms-auto flex opacity-0 focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
            <Button
              variant="ghost"
              size="icon"
              className="size-7"
              aria-label={t`Edit the note`}
              onClick={() => setEdited(true)}
            >
              <Pencil />
            </Button>
            <Button
              variant="ghost"
              size="icon"
              className="size-7"
              aria-label={t`Delete the note`}
              disabled={notes.isBusy}
              onClick={() => setAsked(true)}
            >
              <Trash2 />
            </Button>
          </span>
        )}
      </div>
      {isEdited ? (
        <NoteComposer
          text={text}
          label={t`The note`}
          action={t`Save`}
          people={notes.people}
          isBusy={notes.isBusy}
          onSave={async (changed) => {
            const isSaved = await notes.edit(id, changed);
            if (isSaved) setEdited(false);
            return isSaved;
          }}
          onCancel={() => setEdited(false)}
        />
      ) : (
        <p className="whitespace-pre-wrap break-words">
          {partsOf(text, mentions).map((part, index) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
              key={index}
              className={cn(part.person && 'rounded bg-ember-soft px-0.5 font-medium text-ember-text')}
            >
              {part.text}
            </span>
          ))}
        </p>
      )}
      <ConfirmDelete
        open={isAsked}
        onOpenChange={setAsked}
        name={beginning(text)}
        isPending={notes.isBusy}
        onConfirm={() => void notes.remove(id)}
      >
        <Trans>The note is gone for everyone who may see this recording.</Trans>
      </ConfirmDelete>
    </li>
  );
}

const beginning = (text: string) =>
  text.length > NAME_LENGTH ? `${text.slice(0, NAME_LENGTH).toWellFormed()}…` : text;
const NAME_LENGTH = 40;
