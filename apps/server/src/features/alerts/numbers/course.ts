import type { AlertWatch } from '@desirepath/contract/alerts';
import { ALERTS } from '@desirepath/contract/limits';
import type { Site } from '@desirepath/contract/sites';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { lastDays } from '../../segments/days/last-days.ts';
import { rangeOf } from '../../segments/days/range.ts';
import { bucketsOf } from '../../segments/intervals/queries.ts';
import type { MeasureNumber } from '../../segments/numbers.ts';
import { type ReferenceKinds, resolveSegment } from '../../segments/references.ts';
import { firstVisit } from './queries.ts';

export type NumberWatch = Extract<AlertWatch, { kind: 'number' }>;

/** A number in an interval that is over. */
export interface Point {
  /** epoch ms of its beginning, and of its end */
  at: number;
  end: number;
  value: number | null;
  /** Of how many sessions, answers or samples. */
  count: number;
  /** Which time of the week it is: points of the same season are set beside each other. */
  season: string;
}

export interface CourseDependencies {
  behaviour: Behaviour;
  kinds: ReferenceKinds;
  measures: Record<NumberWatch['metric'], MeasureNumber>;
}

/**
 * How a number went in the intervals that were over at a moment, oldest first: those of the weeks that say what is usual,
 * and `days` more. @throws AppError where what it is of is gone
 */
export async function courseOf(
  { behaviour, kinds, measures }: CourseDependencies,
  site: Site,
  { metric, of, per: interval, where }: NumberWatch,
  { now, days }: { now: number; days: number },
  signal?: AbortSignal,
): Promise<Point[]> {
  const { time_zone } = site.settings;
  const range = rangeOf({ site: site.id, ...lastDays(7 * ALERTS.weeks + days, time_zone, now) }, time_zone);
  const segment = await resolveSegment(site, where === '' ? {} : { where }, kinds);
  const [buckets, measured, first] = await Promise.all([
    bucketsOf(behaviour, range, interval, signal),
    measures[metric]({ site, range, segment, interval, of }, signal),
    firstVisit(behaviour, site.id, signal),
  ]);
  const byStart = new Map(measured.map((one) => [one.at, one]));
  const calendar = calendarOf(time_zone);
  return buckets
    .map((at, index) => {
      const { day, season } = calendar(at);
      // Before there was a tracker, and beyond what is kept, nothing is known: that is no zero.
      const found = at < first ? undefined : (byStart.get(at) ?? (interval === 'day' ? byStart.get(day) : undefined));
      const { value = null, count = 0 } = found ?? {};
      // The last of a range is today's, or is in the future: it is not over, whatever its length.
      const end = buckets[index + 1] ?? Number.POSITIVE_INFINITY;
      return { at, end, value, count, season: interval === 'day' ? (season.split(' ')[0] ?? '') : season };
    })
    .filter(({ end }) => end <= now - ALERTS.lag);
}

/** The day (`YYYY-MM-DD`) and the time of the week ("Tuesday 14:00") that a moment is in some time zone. */
function calendarOf(timeZone: string): (at: number) => { day: string; season: string } {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  const weekday = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'long' });
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  return (at) => ({ day: day.format(at), season: `${weekday.format(at)} ${time.format(at)}` });
}

/** Whether two moments lie in the same hour or day of a time zone. */
export function isSameInterval(per: NumberWatch['per'], timeZone: string, one: number, other: number): boolean {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
    // Where clocks go back an hour of that name comes twice.
    ...(per === 'hour' && { hour: 'numeric', timeZoneName: 'longOffset' }),
  });
  return format.format(one) === format.format(other);
}
