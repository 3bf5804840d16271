import { SURVEYS } from '@desirepath/contract/limits';
import type { SurveyChoice } from '@desirepath/contract/survey-questions';
import { t } from '@lingui/core/macro';
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { moved } from '../../../app/moved.ts';
import { useFocusKept } from '../../../app/use-focus-kept.ts';
import { Button } from '../../../ui/button.tsx';
import { Input } from '../../../ui/input.tsx';
import { newId } from './draft.ts';

const WORDS = {
  choice: {
    fresh: t`New choice`,
    add: t`Add a choice`,
    up: (place: number) => t`Move choice ${place} up`,
    down: (place: number) => t`Move choice ${place} down`,
    remove: (place: number) => t`Remove choice ${place}`,
  },
  row: {
    fresh: t`New row`,
    add: t`Add a row`,
    up: (place: number) => t`Move row ${place} up`,
    down: (place: number) => t`Move row ${place} down`,
    remove: (place: number) => t`Remove row ${place}`,
  },
  column: {
    fresh: t`New column`,
    add: t`Add a column`,
    up: (place: number) => t`Move column ${place} up`,
    down: (place: number) => t`Move column ${place} down`,
    remove: (place: number) => t`Remove column ${place}`,
  },
} as const;

interface ChoicesEditorProps {
  label: string;
  /** What one of them is. */
  one: keyof typeof WORDS;
  prefix: string;
  least: number;
  choices: SurveyChoice[];
  onChange: (choices: SurveyChoice[]) => void;
}

/** Texts in an order. Several lines that are pasted become as many choices. */
export function ChoicesEditor({ label, one, prefix, least, choices, onChange }: ChoicesEditorProps) {
  const withAdded = (list: SurveyChoice[], text: string) => [...list, { id: newId(prefix, list, Math.random), text }];
  const words = WORDS[one];
  const adds = useFocusKept(choices.length);
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium">{label}</legend>
      {choices.map((choice, index) => (
        <div key={choice.id} className="flex items-center gap-1">
          <Input
            aria-label={`${label}, ${index + 1}`}
            maxLength={SURVEYS.label}
            value={choice.text}
            onChange={(event) => onChange(choices.with(index, { ...choice, text: event.target.value }))}
            onPaste={(event) => {
              const lines = event.clipboardData
                .getData('text')
                .split(/\r?\n/)
                .map((line) => line.trim())
                .filter(Boolean);
              if (lines.length < 2) return;
              event.preventDefault();
              const [first = '', ...more] = lines.slice(0, SURVEYS.choices - choices.length + 1);
              onChange(more.reduce(withAdded, choices.with(index, { ...choice, text: first })));
            }}
          />
          <Button
            variant="ghost"
            size="icon"
            aria-label={words.up(index + 1)}
            disabled={index === 0}
            onClick={() => onChange(moved(choices, index, index - 1))}
          >
            <ArrowUp />
          </Button>
          <Button
            variant="ghost"
            size="icon"
            aria-label={words.down(index + 1)}
            disabled={index === choices.length - 1}
            onClick={() => onChange(moved(choices, index, index + 1))}
          >
            <ArrowDown />
          </Button>
          <Button
            variant="ghost"
            size="icon"
            aria-label={words.remove(index + 1)}
            disabled={choices.length <= least}
            onClick={() => onChange(choices.toSpliced(index, 1))}
          >
            <X />
          </Button>
        </div>
      ))}
      {choices.length < SURVEYS.choices && (
        <Button
          ref={adds}
          size="sm"
          variant="ghost"
          className="justify-self-start"
          onClick={() => onChange(withAdded(choices, words.fresh))}
        >
          <Plus aria-hidden />
          {words.add}
        </Button>
      )}
    </fieldset>
  );
}
