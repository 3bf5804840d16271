import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { Button } from '../../ui/button.tsx';
import { useFilter } from '../filter/use-filter.ts';
import { later } from '../later.tsx';
import { useQuestionSearch } from '../question.ts';
import { NO_SEGMENT, SEGMENT_KEYS } from '../search.ts';
import { SEGMENT_LABELS, valueLabel } from '../segment-labels.ts';
import { Chip } from './chip.tsx';
import { SegmentPicker } from './segment-picker.tsx';
import { SegmentsButton } from './segments-button.tsx';

// How a condition is said, of which most views have none.
const ConditionChips = later(() => import('./condition-chips.tsx'));
// Loaded behind the first view: it is not what anybody came for.
const SegmentsMenu = later(() => import('./segments-menu.tsx'), SegmentsButton);

/** The conditions of the segment, each with a way to take it off, and a way to add one. */
export function SegmentBar() {
  const search = useQuestionSearch();
  const navigate = useNavigate();
  const { conditions, marks } = useFilter();
  const given = SEGMENT_KEYS.filter((key) => search[key] !== undefined);
  const others = conditions.length + (marks?.length ?? 0);

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
      {others > 0 && <ConditionChips />}
      <SegmentPicker />
      <SegmentsMenu />
      {given.length + others > 1 && (
        <Button
          variant="ghost"
          onClick={() =>
            void navigate({
              to: '.',
              search: (before) => ({ ...before, ...NO_SEGMENT, ...(marks ? { marks: undefined } : {}) }),
            })
          }
        >
          <Trans>Clear</Trans>
        </Button>
      )}
    </>
  );
}
