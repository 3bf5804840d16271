import type { Totals } from '@desirepath/contract/trends';
import { t } from '@lingui/core/macro';
import { formatNumber, formatShare } from '../../ui/format.ts';
import { METRIC_LOOKS } from './metrics.ts';
import type { Metric } from './search.ts';

export interface Change {
  /** `12%`, or `1.4 pts` for a rate; without a sign. */
  text: string;
  direction: 'up' | 'down' | 'same';
  /** Whether this is good news; a change that is none is neither. */
  tone: 'good' | 'bad' | 'neutral';
}

/** From a handful to thousands is "far more", not a figure to read. */
const MOST_PERCENT = 999;

/** How a figure moved from the period before. Nothing where there is nothing to compare with. */
export function changeOf(metric: Metric, now: Totals, before: Totals): Change | undefined {
  const { changesBy, isMoreBetter } = METRIC_LOOKS[metric];
  // Without sessions there is no rate; and from nothing to something is no percentage.
  if (before.sessions === 0 || (changesBy === 'share' && before[metric] === 0)) return undefined;
  const difference = now[metric] - before[metric];
  const rounded =
    changesBy === 'points' ? Math.round(difference * 1000) / 10 : Math.round((difference / before[metric]) * 100);
  const amount = Math.abs(rounded);
  const percent = amount > MOST_PERCENT ? `>${formatShare(MOST_PERCENT / 100)}` : formatShare(amount / 100);
  return {
    text: changesBy === 'points' ? t`${formatNumber(amount)} pts` : percent,
    direction: rounded > 0 ? 'up' : rounded < 0 ? 'down' : 'same',
    tone: rounded === 0 ? 'neutral' : rounded > 0 === isMoreBetter ? 'good' : 'bad',
  };
}
