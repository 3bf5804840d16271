import { useNavigate } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { useQuestionSearch } from '../question.ts';
import { NO_SEGMENT, SEGMENT_KEYS, type SegmentKey } from '../search.ts';
import { SEGMENT_LABELS, valueLabel } from '../segment-labels.ts';
import { SegmentPicker } from './segment-picker.tsx';

/** The conditions of the segment, each with a way to take it off, and a way to add one. */
export function SegmentBar() {
  const search = useQuestionSearch();
  const navigate = useNavigate();
  const given = SEGMENT_KEYS.filter((key) => search[key] !== undefined);
  const without = (gone: Partial<Record<SegmentKey, undefined>>) =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...gone }) });

  return (
    <>
      {given.map((key) => (
        <span
          key={key}
          className="inline-flex h-8 min-w-0 items-center rounded-md bg-ember-soft pl-2.5 text-ember-text"
        >
          <span className="max-w-60 truncate">
            {SEGMENT_LABELS[key]}: <span className="font-medium">{valueLabel(key, search[key] ?? '')}</span>
          </span>
          <button
            type="button"
            aria-label={`Remove the condition on ${SEGMENT_LABELS[key].toLowerCase()}`}
            className="grid size-8 shrink-0 place-items-center rounded-md hover:bg-ember/15"
            onClick={() => without({ [key]: undefined })}
          >
            <X className="size-3.5" aria-hidden />
          </button>
        </span>
      ))}
      <SegmentPicker />
      {given.length > 1 && (
        <Button variant="ghost" onClick={() => without(NO_SEGMENT)}>
          Clear
        </Button>
      )}
    </>
  );
}
