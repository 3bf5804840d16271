import type { Dimension } from '@desirepath/contract/trends';
import { useNavigate } from '@tanstack/react-router';
import { useQuestionSearch, useSite } from '../../app/question.ts';
import type { SegmentKey } from '../../app/search.ts';
import { SEGMENT_LABELS, valueLabel } from '../../app/segment-labels.ts';
import { WatchThese } from '../../app/watch-these.tsx';
import { formatCount, formatShare } from '../../ui/format.ts';
import { DIMENSION_LOOKS } from './dimensions.ts';

interface BreakdownRowsProps {
  by: Dimension;
  items: readonly { value: string; visitors: number }[];
  /** Visitors in all, which the rows are shares of. */
  visitors: number;
}

/** Values by visitors, a bar behind each; pressing a row narrows everything to it, pressing it again widens it. */
export function BreakdownRows({ by, items, visitors: all }: BreakdownRowsProps) {
  const navigate = useNavigate();
  const search = useQuestionSearch();
  const { id: siteId } = useSite();
  const key = DIMENSION_LOOKS[by].segmentKey;
  const most = Math.max(...items.map((item) => item.visitors), 1);

  const toggle = (value: string) => {
    void navigate({
      to: '.',
      search: (before) => ({ ...before, [key]: search[key] === value ? undefined : value }),
    });
  };

  return (
    <ol className="grid gap-px">
      {items.map(({ value, visitors }) => (
        <li key={value} className="flex items-center gap-1">
          <button
            type="button"
            disabled={!isCondition(key, value)}
            aria-pressed={search[key] === value}
            title={isCondition(key, value) ? `${SEGMENT_LABELS[key]}: ${valueLabel(key, value)}` : undefined}
            onClick={() => toggle(value)}
            className="group relative flex h-8 min-w-0 flex-1 items-center gap-3 rounded-md px-2 text-left aria-pressed:font-medium"
          >
            <span
              aria-hidden
              className="absolute inset-y-0.5 left-0 rounded-[5px] bg-ember-soft transition-[width] group-enabled:group-hover:bg-ember/30"
              style={{ width: `${(visitors / most) * 100}%` }}
            />
            <span className="relative min-w-0 flex-1 truncate">{valueLabel(key, value)}</span>
            <span className="relative hidden text-muted-foreground text-xs tabular-nums group-hover:inline">
              {formatShare(Math.min(visitors / all, 1), true)}
            </span>
            <span className="relative tabular-nums">{formatCount(visitors)}</span>
          </button>
          {isCondition(key, value) && (
            <WatchThese
              siteId={siteId}
              whose={`sessions with ${SEGMENT_LABELS[key].toLowerCase()} ${valueLabel(key, value)}`}
              {...(by === 'entry_page'
                ? { condition: { kind: 'entry', not: false, any: [value] } }
                : { segment: { [key]: value } })}
            />
          )}
        </li>
      ))}
    </ol>
  );
}

/** An unknown device or country is no condition; an empty source is: direct visits. */
const isCondition = (key: SegmentKey, value: string) => value !== '' || key === 'source';
