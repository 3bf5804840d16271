import type { INTERVALS, Totals } from '@desirepath/contract/trends';
import type { Metric } from './search.ts';

export type Interval = (typeof INTERVALS)[number];

export interface ChartPoint {
  /** Start of the interval, ISO 8601 in UTC. */
  at: string;
  value: number;
}

/**
 * What of a series can be drawn: intervals that have not begun are no zeros, they are not there yet.
 * The last one drawn may still be under way.
 */
export const pointsOf = (series: readonly (Totals & { at: string })[], metric: Metric, now: Date): ChartPoint[] =>
  series.filter(({ at }) => Date.parse(at) <= now.getTime()).map((item) => ({ at: item.at, value: item[metric] }));

const STYLES: Record<Interval, { axis: Intl.DateTimeFormatOptions; full: Intl.DateTimeFormatOptions }> = {
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
export function intervalLabel(interval: Interval, timeZone: string, length: 'axis' | 'full', locale?: string) {
  const format = new Intl.DateTimeFormat(locale, { ...STYLES[interval][length], timeZone });
  const prefix = interval === 'week' && length === 'full' ? 'Week of ' : '';
  return (at: string): string => prefix + format.format(new Date(at));
}
