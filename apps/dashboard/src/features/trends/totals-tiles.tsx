import type { Totals } from '@desirepath/contract/trends';
import { TrendingDown, TrendingUp } from 'lucide-react';
import type { DateRange } from '../../app/date-range.ts';
import { cn } from '../../ui/class-names.ts';
import { formatDays } from '../../ui/format.ts';
import { changeOf } from './change.ts';
import { METRIC_LOOKS } from './metrics.ts';
import { GOAL_METRICS, METRICS, type Metric } from './search.ts';

interface TotalsTilesProps {
  totals: Totals;
  previous: Totals;
  /** Of the figures before. */
  compared: DateRange;
  hasGoal: boolean;
  /** The figure that the chart below draws. */
  selected: Metric;
  onSelect: (metric: Metric) => void;
}

/** The headline figures, each beside the period before; pressing one draws it. */
export function TotalsTiles({ totals, previous, compared, hasGoal, selected, onSelect }: TotalsTilesProps) {
  const beforeText = formatDays(compared.from, compared.to);
  const shown = METRICS.filter((metric) => hasGoal || !GOAL_METRICS.has(metric));
  return (
    <div className={cn('grid grid-cols-2 gap-px border-b bg-border sm:grid-cols-4', hasGoal && 'sm:grid-cols-5')}>
      {shown.map((metric) => {
        const look = METRIC_LOOKS[metric];
        return (
          <button
            key={metric}
            type="button"
            title={look.explanation}
            aria-pressed={metric === selected}
            onClick={() => onSelect(metric)}
            className={cn(
              'relative grid content-start gap-1 bg-card px-4 py-3 text-left -outline-offset-2 transition-colors hover:bg-muted',
              metric === selected && 'after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 after:bg-ember',
            )}
          >
            <span className={cn('text-[13px]', metric === selected ? 'text-ember-text' : 'text-muted-foreground')}>
              {look.label}
            </span>
            <span className="font-semibold text-2xl tabular-nums leading-8 tracking-tight">
              {look.format(totals[metric])}
            </span>
            <ChangeNote metric={metric} totals={totals} previous={previous} beforeText={beforeText} />
          </button>
        );
      })}
    </div>
  );
}

const TONES = { good: 'text-good', bad: 'text-bad', neutral: 'text-muted-foreground' } as const;
const ICONS = { up: TrendingUp, down: TrendingDown, same: undefined } as const;
const WORDS = { up: 'up', down: 'down', same: 'unchanged,' } as const;

interface ChangeNoteProps {
  metric: Metric;
  totals: Totals;
  previous: Totals;
  beforeText: string;
}

function ChangeNote({ metric, totals, previous, beforeText }: ChangeNoteProps) {
  const change = changeOf(metric, totals, previous);
  if (!change) return <span className="text-muted-foreground text-xs">Nothing to compare with</span>;
  const Icon = ICONS[change.direction];
  const beforeValue = METRIC_LOOKS[metric].format(previous[metric]);
  return (
    <span className="flex items-center gap-1 text-xs" title={`${beforeValue} in ${beforeText}`}>
      <span className={cn('inline-flex items-center gap-1 font-medium tabular-nums', TONES[change.tone])}>
        {Icon && <Icon className="size-3.5" aria-hidden />}
        <span className="sr-only">{WORDS[change.direction]} </span>
        {change.text}
      </span>
      <span className="text-muted-foreground">from {beforeValue}</span>
    </span>
  );
}
