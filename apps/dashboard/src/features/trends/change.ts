import { METRIC_LOOKS } from './metrics.ts';
import type { Metric } from './search.ts';

export interface Change {
  /** `12%`, or `1.4 pts` for a rate; without a sign. */
  text: string;
  direction: 'up' | 'down' | 'same';
  /** Whether this is good news; a change that is none is neither. */
  tone: 'good' | 'bad' | 'neutral';
}

/** How a figure moved from the period before. Nothing where there is nothing to compare with. */
export function changeOf(metric: Metric, now: number, before: number): Change | undefined {
  const { changesBy, isMoreBetter } = METRIC_LOOKS[metric];
  // From nothing to something is no percentage; a rate of zero is a figure like any other.
  if (changesBy === 'share' && before === 0) return undefined;
  const moved = changesBy === 'points' ? (now - before) * 100 : ((now - before) / before) * 100;
  const rounded = changesBy === 'points' ? Math.round(moved * 10) / 10 : Math.round(moved);
  const unit = changesBy === 'points' ? ' pts' : '%';
  return {
    text: `${Math.abs(rounded).toLocaleString()}${unit}`,
    direction: rounded > 0 ? 'up' : rounded < 0 ? 'down' : 'same',
    tone: rounded === 0 ? 'neutral' : rounded > 0 === isMoreBetter ? 'good' : 'bad',
  };
}
