import { t } from '@lingui/core/macro';
import { X } from 'lucide-react';
import { inSentence } from '../../language/in-sentence.ts';

interface ChipProps {
  /** Says what the value is of, where the value does not. */
  name?: string;
  value: string;
  onRemove: () => void;
}

/** A condition that can be taken off. */
export function Chip({ name, value, onRemove }: ChipProps) {
  return (
    <span className="inline-flex h-8 min-w-0 items-center rounded-md bg-ember-soft ps-2.5 text-ember-text">
      <span className="max-w-60 truncate" title={value}>
        {name && `${name}: `}
        <span className="font-medium">{value}</span>
      </span>
      <button
        type="button"
        aria-label={name ? t`Remove the condition on ${inSentence(name)}` : t`Remove the condition: ${value}`}
        className="grid size-8 shrink-0 place-items-center rounded-md hover:bg-ember/15"
        onClick={onRemove}
      >
        <X className="size-3.5" aria-hidden />
      </button>
    </span>
  );
}
