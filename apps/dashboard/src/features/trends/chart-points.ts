import { addDays, dayIn } from '@desirepath/contract/days';
import { HOUR_MS, MINUTE_MS } from '@desirepath/contract/durations';
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
  /** The interval has not ended: its figure still grows. */
  isUnderWay?: boolean;
}

interface Series {
  series: readonly (Totals & { at: string })[];
  metric: Metric;
  interval: Interval;
  /** Of the site. */
  timeZone: string;
  /** Of the days compared with. */
  previous?: readonly Totals[];
}

/** What of a series can be drawn: intervals that have not begun are no zeros, they are not there yet. */
export function pointsOf({ series, metric, interval, timeZone, previous = [] }: Series, now: Date): ChartPoint[] {
  const begun = series.filter(({ at }) => Date.parse(at) <= now.getTime());
  return begun.map((item, index) => {
    const point = { at: item.at, value: item[metric], before: previous[index]?.[metric] };
    const isLast = index === begun.length - 1;
    return isLast && !hasEnded(interval, item.at, now, timeZone) ? { ...point, isUnderWay: true } : point;
  });
}

/** Whether the interval that began at a moment is over. */
function hasEnded(interval: Interval, at: string, now: Date, timeZone: string): boolean {
  if (interval === 'minute' || interval === 'hour')
    return now.getTime() - Date.parse(at) >= (interval === 'minute' ? MINUTE_MS : HOUR_MS);
  const [begin, today] = [dayIn(timeZone, new Date(at)), dayIn(timeZone, now)];
  if (interval === 'month') return today.slice(0, 7) > begin.slice(0, 7);
  return today >= addDays(begin, interval === 'week' ? 7 : 1);
}

/** The points as two lines: of intervals that have ended, and from the last of them to the one that is under way. */
export const linesOf = (points: readonly ChartPoint[]) =>
  points.map((point, index) => ({
    ...point,
    ended: point.isUnderWay ? undefined : point.value,
    underWay: point.isUnderWay || points[index + 1]?.isUnderWay ? point.value : undefined,
  }));

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
