import { NOTES } from '@desirepath/contract/limits';
import type { Person } from '@desirepath/contract/recording-notes';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type KeyboardEvent, type RefObject, useId, useRef, useState } from 'react';
import { useDraft } from '../../../app/use-draft.ts';
import { Button } from '../../../ui/button.tsx';
import { cn } from '../../../ui/class-names.ts';
import { Textarea } from '../../../ui/textarea.tsx';
import { mentionAt, peopleLike } from './mentions.ts';

interface NoteComposerProps {
  /** What it says to begin with. */
  text?: string;
  /** What it is about, where it is kept until it is saved. */
  about?: string;
  label: string;
  action: string;
  people: readonly Person[];
  isBusy: boolean;
  /** Resolves to whether it was saved. */
  onSave: (text: string) => Promise<boolean>;
  onCancel?: () => void;
  onFocus?: () => void;
  field?: RefObject<HTMLTextAreaElement | null>;
}

const OFFERED = 6;

/** A text in which people can be named: what stands after an `@` is looked for among them. */
export function NoteComposer({ text: given, about, label, action, people, isBusy, ...on }: NoteComposerProps) {
  const [text, setText] = useDraft(about, given);
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState(0);
  const own = useRef<HTMLTextAreaElement>(null);
  const field = on.field ?? own;
  const listId = useId();
  const mention = mentionAt(text, caret);
  const offered = mention ? peopleLike(mention.typed, people).slice(0, OFFERED) : [];
  const isOffering = mention !== undefined && offered.length > 0;

  const save = async () => {
    if (text.trim() && (await on.onSave(text.trim()))) setText('');
  };
  const insert = (person: Person | undefined) => {
    if (!mention || !person) return;
    const before = `${text.slice(0, mention.from)}@${person.name} `;
    setText(before + text.slice(caret));
    setCaret(before.length);
    setChosen(0);
    requestAnimationFrame(() => field.current?.setSelectionRange(before.length, before.length));
  };
  const keyAction = (key: string): (() => void) | undefined => {
    switch (key) {
      case 'ArrowDown':
        return isOffering ? () => setChosen((chosen + 1) % offered.length) : undefined;
      case 'ArrowUp':
        return isOffering ? () => setChosen((chosen + offered.length - 1) % offered.length) : undefined;
      case 'Tab':
        return isOffering ? () => insert(offered[chosen]) : undefined;
      case 'Escape':
        return isOffering ? () => setCaret(0) : (on.onCancel ?? (() => field.current?.blur()));
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const onEnter = isOffering ? () => insert(offered[chosen]) : event.metaKey || event.ctrlKey ? save : undefined;
    const does = event.key === 'Enter' ? onEnter : keyAction(event.key);
    if (!does) return;
    event.preventDefault();
    event.stopPropagation();
    void does();
  };

  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="relative">
        <Textarea
          ref={field}
          rows={2}
          aria-label={label}
          placeholder={`${label} …`}
          maxLength={NOTES.text}
          role="combobox"
          aria-expanded={isOffering}
          aria-controls={listId}
          aria-activedescendant={isOffering ? `${listId}-${chosen}` : undefined}
          autoFocus={on.onCancel !== undefined}
          value={text}
          onFocus={on.onFocus}
          onKeyDown={onKeyDown}
          onChange={({ target }) => {
            setText(target.value);
            setCaret(target.selectionStart);
            setChosen(0);
          }}
          onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
        />
        <div
          id={listId}
          role="listbox"
          aria-label={t`People to mention`}
          hidden={!isOffering}
          className={cn(
            'absolute inset-x-0 z-20 rounded-lg border bg-popover p-1',
            // A new note is written at the bottom of its panel, which ends there.
            on.onCancel ? 'top-full mt-1' : 'bottom-full mb-1',
          )}
        >
          {isOffering &&
            offered.map((person, index) => (
              <div
                key={person.id}
                id={`${listId}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === chosen}
                // Before the field loses the focus.
                onPointerDown={(event) => {
                  event.preventDefault();
                  insert(person);
                }}
                className={cn('cursor-pointer truncate rounded-md px-2 py-1', index === chosen && 'bg-hover')}
              >
                {person.name}
              </div>
            ))}
        </div>
      </div>
      {(text.trim() || on.onCancel) && (
        <div className="flex items-center justify-end gap-2">
          <span className="me-auto text-2sm text-muted-foreground max-sm:hidden">
            <Trans>⌘/Ctrl Enter saves</Trans>
          </span>
          {on.onCancel && (
            <Button size="sm" variant="ghost" onClick={on.onCancel}>
              <Trans>Cancel</Trans>
            </Button>
          )}
          <Button type="submit" size="sm" variant="primary" disabled={isBusy || !text.trim()}>
            {action}
          </Button>
        </div>
      )}
    </form>
  );
}
