import type { Overview } from '@desirepath/contract/trends';
import { WatchThese } from '../../app/watch-these.tsx';
import { cn } from '../../ui/class-names.ts';
import { behind } from './behind.ts';
import { ChangeNote } from './change-note.tsx';
import { metricLook } from './metrics.ts';
import { GOAL_METRICS, METRICS, type Metric } from './search.ts';

interface TotalsTilesProps {
  overview: Overview;
  siteId: number;
  /** The goal that is looked at. */
  goal: string | undefined;
  /** The figure that the chart below draws. */
  selected: Metric;
  onSelect: (metric: Metric) => void;
}

/** The headline figures, each beside the period before; pressing one draws it. */
export function TotalsTiles({ overview, siteId, goal, selected, onSelect }: TotalsTilesProps) {
  const hasGoal = goal !== undefined;
  const { totals, currency } = overview;
  const shown = METRICS.filter((metric) => hasGoal || !GOAL_METRICS.has(metric));
  return (
    <div className={cn('grid grid-cols-2 gap-px border-b bg-border sm:grid-cols-4', hasGoal && 'sm:grid-cols-5')}>
      {shown.map((metric) => {
        const look = metricLook(metric, currency);
        return (
          <div key={metric} className="relative grid">
            <button
              type="button"
              title={look.explanation}
              aria-pressed={metric === selected}
              onClick={() => onSelect(metric)}
              className={cn(
                'relative grid content-start gap-1 bg-card px-4 py-3 text-start -outline-offset-2 transition-colors hover:bg-muted',
                metric === selected && 'after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 after:bg-ember',
              )}
            >
              <span className={cn('text-2sm', metric === selected ? 'text-ember-text' : 'text-muted-foreground')}>
                {look.label}
              </span>
              <span className="font-semibold text-2xl tabular-nums leading-8 tracking-tight">
                {look.format(totals[metric])}
              </span>
              <ChangeNote metric={metric} overview={overview} />
            </button>
            {totals[metric] > 0 && (
              <WatchThese siteId={siteId} {...behind(metric, goal)} className="absolute top-2 end-2" />
            )}
          </div>
        );
      })}
    </div>
  );
}
