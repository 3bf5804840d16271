import type { INTERVALS, Totals } from '@desirepath/contract/trends';
import { t } from '@lingui/core/macro';
import { habits } from '../../language/i18n.ts';
import type { Metric } from './search.ts';

export type Interval = (typeof INTERVALS)[number];

export interface ChartPoint {
  /** Start of the interval, ISO 8601 in UTC. */
  at: string;
  value: number;
  /** Of the interval of the same place among the days compared with. */
  before?: number | undefined;
}

/**
 * What of a series can be drawn: intervals that have not begun are no zeros, they are not there yet.
 * The last one drawn may still be under way.
 */
export const pointsOf = (
  series: readonly (Totals & { at: string })[],
  metric: Metric,
  now: Date,
  previous: readonly Totals[] = [],
): ChartPoint[] =>
  series.flatMap((item, index) =>
    Date.parse(item.at) > now.getTime()
      ? []
      : [{ at: item.at, value: item[metric], before: previous[index]?.[metric] }],
  );

/** The interval that a moment lies in: the last one that has begun by then. */
export const intervalAt = (points: readonly ChartPoint[], moment: string): string | undefined =>
  points.findLast(({ at }) => at <= moment)?.at;

const STYLES: Record<Interval, { axis: Intl.DateTimeFormatOptions; full: Intl.DateTimeFormatOptions }> = {
  minute: {
    axis: { hour: 'numeric', minute: '2-digit' },
    full: { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' },
  },
  hour: {
    axis: { hour: 'numeric', minute: '2-digit' },
    full: { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' },
  },
  day: {
    axis: { day: 'numeric', month: 'short' },
    full: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  },
  week: {
    axis: { day: 'numeric', month: 'short' },
    full: { day: 'numeric', month: 'short', year: 'numeric' },
  },
  month: {
    axis: { month: 'short', year: '2-digit' },
    full: { month: 'long', year: 'numeric' },
  },
};

/** How the start of an interval is written, in the time zone of the site whose days these are. */
export function intervalLabel(interval: Interval, timeZone: string, length: 'axis' | 'full', locale = habits()) {
  const format = new Intl.DateTimeFormat(locale, { ...STYLES[interval][length], timeZone });
  return (at: string): string => {
    const start = format.format(new Date(at));
    return interval === 'week' && length === 'full' ? t`Week of ${start}` : start;
  };
}
