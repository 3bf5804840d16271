import { t } from '@lingui/core/macro';
import {
  formatCount,
  formatDuration,
  formatExactWorth,
  formatNumber,
  formatShare,
  formatWorth,
} from '../../ui/format.ts';
import type { Metric } from './search.ts';

export interface MetricLook {
  label: string;
  /** Short, for the tiles and the axis. */
  format: (value: number) => string;
  /** With all its digits, for tables and tooltips. */
  formatExact: (value: number) => string;
  /** Whether more of it is good news. */
  isMoreBetter: boolean;
  /** Shares change by points: from 40 % to 44 % is 4 points, not 10 %. */
  changesBy: 'share' | 'points';
  explanation: string;
}

const COUNT = { format: formatCount, formatExact: formatNumber, isMoreBetter: true, changesBy: 'share' } as const;

export const METRIC_LOOKS: Record<Metric, MetricLook> = {
  visitors: {
    ...COUNT,
    label: t`Visitors`,
    explanation: t`Different people, as far as a browser can be told from another`,
  },
  sessions: { ...COUNT, label: t`Sessions`, explanation: t`Visits; one ends after 30 minutes without activity` },
  pageviews: { ...COUNT, label: t`Page views`, explanation: t`Pages opened, also within a single-page app` },
  bounce_rate: {
    label: t`Bounce rate`,
    format: (share) => formatShare(share),
    formatExact: (share) => formatShare(share),
    isMoreBetter: false,
    changesBy: 'points',
    explanation: t`Sessions that saw a single page`,
  },
  duration: {
    label: t`Session duration`,
    format: formatDuration,
    formatExact: formatDuration,
    isMoreBetter: true,
    changesBy: 'share',
    explanation: t`Mean time from the first to the last sign of life`,
  },
  events: { ...COUNT, label: t`Events`, explanation: t`All that was measured, of every kind` },
  errors: {
    ...COUNT,
    label: t`JavaScript errors`,
    isMoreBetter: false,
    explanation: t`Errors of the pages themselves`,
  },
  frustration_rate: {
    label: t`Frustration`,
    format: (share) => formatShare(share),
    formatExact: (share) => formatShare(share),
    isMoreBetter: false,
    changesBy: 'points',
    explanation: t`Sessions with a rage, dead or error click or a U-turn`,
  },
  conversions: { ...COUNT, label: t`Conversions`, explanation: t`Sessions that reached the goal` },
  revenue: { ...COUNT, label: t`Value`, explanation: t`What the goal was worth in all` },
};

/** The same where figures are written. @param currency that of the goal, where one is looked at; ISO 4217 */
export function metricLook(metric: Metric, currency: string | null): MetricLook {
  const look = METRIC_LOOKS[metric];
  if (metric !== 'revenue') return look;
  return {
    ...look,
    format: (worth) => formatWorth(worth, currency),
    formatExact: (worth) => formatExactWorth(worth, currency),
  };
}
