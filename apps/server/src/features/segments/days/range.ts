import { addDays, dayIn, daysIn } from '@desirepath/contract/days';
import { issue } from '@desirepath/contract/issues';
import { QUERY } from '@desirepath/contract/limits';
import type { Question } from '@desirepath/contract/segment';
import { appError } from '../../../errors/app-error.ts';
import type { QueryParams } from '../../../storage/behaviour/open.ts';

/** A stretch of days in a site's time zone; whole ones, but for the last one of what is compared with a day that is not over. */
export interface DayRange {
  site: number;
  /** `YYYY-MM-DD`, included. */
  from: string;
  to: string;
  /** When its last day ends, `HH:MM`; at midnight without it. */
  until?: string | undefined;
  timeZone: string;
}

/** A question's days in its site's time zone, checked. @throws AppError invalid_input where it ends before it begins, range_too_long */
export function rangeOf({ site, from, to }: Pick<Question, 'site' | 'from' | 'to'>, timeZone: string): DayRange {
  checkRange({ from, to });
  return { site, from, to, timeZone };
}

/** What a question binds for its days: what `FROM`, `UNTIL` and the rest of `queries.ts` take. */
export const rangeParams = (range: DayRange): QueryParams => ({
  site: range.site,
  from: `${range.from} 00:00:00`,
  until: range.until === undefined ? `${addDays(range.to, 1)} 00:00:00` : `${range.to} ${range.until}:00`,
  tz: range.timeZone,
});

/** Each day of a range, `YYYY-MM-DD`, in order. */
export const eachDay = (range: Pick<DayRange, 'from' | 'to'>): string[] =>
  Array.from({ length: daysIn(range) }, (_, index) => addDays(range.from, index));

/** How far days lie before those that are compared with them. */
export interface Ago {
  unit: 'day' | 'year';
  count: number;
}

/** The same number of days just before. */
export const rangeBefore = (range: DayRange): DayRange => ({
  ...range,
  from: addDays(range.from, -daysIn(range)),
  to: addDays(range.from, -1),
});

/** The same days of the year before; of a leap day the day before it. */
export const rangeYearBefore = (range: DayRange): DayRange => ({
  ...range,
  from: yearBefore(range.from),
  to: yearBefore(range.to),
});

/** What a range is compared with, no further than that has come where it ends today: a morning is no collapse beside a whole day. @param now epoch ms */
export function asFarAs({ to, timeZone }: DayRange, compared: DayRange, now: number): DayRange {
  if (to !== dayIn(timeZone, new Date(now))) return compared;
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return { ...compared, until: time.format(now) };
}

function yearBefore(day: string): string {
  const then = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return then.endsWith('-02-29') ? then.replace('-29', '-28') : then;
}

function checkRange({ from, to }: Pick<DayRange, 'from' | 'to'>): void {
  const days = daysIn({ from, to });
  if (days < 1) throw appError('invalid_input', { issues: [issue('to', 'backward')] });
  if (days > QUERY.rangeDays) throw appError('range_too_long');
}
