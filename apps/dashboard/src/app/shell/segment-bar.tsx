import { writeConditions } from '@desirepath/contract/conditions';
import { useNavigate } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Button } from '../../ui/button.tsx';
import { conditionWords } from '../filter/condition-words.ts';
import { useFilter } from '../filter/use-filter.ts';
import { useNames } from '../filter/use-names.ts';
import { useQuestionSearch } from '../question.ts';
import { NO_SEGMENT, SEGMENT_KEYS } from '../search.ts';
import { SEGMENT_LABELS, valueLabel } from '../segment-labels.ts';
import { SegmentPicker } from './segment-picker.tsx';
import { SegmentsButton } from './segments-button.tsx';

// Loaded behind the first view: it is not what anybody came for.
const SegmentsMenu = lazy(() => import('./segments-menu.tsx'));

/** The conditions of the segment, each with a way to take it off, and a way to add one. */
export function SegmentBar() {
  const search = useQuestionSearch();
  const navigate = useNavigate();
  const { conditions, marks, remove } = useFilter();
  const given = SEGMENT_KEYS.filter((key) => search[key] !== undefined);
  const others = [...conditions, ...(marks ?? [])];
  const nameOf = useNames(search.where);

  return (
    <>
      {given.map((key) => (
        <Chip
          key={key}
          name={SEGMENT_LABELS[key]}
          value={valueLabel(key, search[key] ?? '')}
          onRemove={() => void navigate({ to: '.', search: (before) => ({ ...before, [key]: undefined }) })}
        />
      ))}
      {others.map((condition) => (
        <Chip
          key={writeConditions([condition])}
          value={conditionWords(condition, nameOf)}
          onRemove={() => remove(condition)}
        />
      ))}
      <SegmentPicker />
      <Suspense fallback={<SegmentsButton />}>
        <SegmentsMenu />
      </Suspense>
      {given.length + others.length > 1 && (
        <Button
          variant="ghost"
          onClick={() =>
            void navigate({
              to: '.',
              search: (before) => ({ ...before, ...NO_SEGMENT, ...(marks ? { marks: undefined } : {}) }),
            })
          }
        >
          Clear
        </Button>
      )}
    </>
  );
}

/** `name` says what the value is of, where the value does not. */
function Chip({ name, value, onRemove }: { name?: string; value: string; onRemove: () => void }) {
  return (
    <span className="inline-flex h-8 min-w-0 items-center rounded-md bg-ember-soft pl-2.5 text-ember-text">
      <span className="max-w-60 truncate" title={value}>
        {name && `${name}: `}
        <span className="font-medium">{value}</span>
      </span>
      <button
        type="button"
        aria-label={name ? `Remove the condition on ${name.toLowerCase()}` : `Remove the condition: ${value}`}
        className="grid size-8 shrink-0 place-items-center rounded-md hover:bg-ember/15"
        onClick={onRemove}
      >
        <X className="size-3.5" aria-hidden />
      </button>
    </span>
  );
}
