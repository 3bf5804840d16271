import type { INTERVALS } from '@desirepath/contract/trends';

/**
 * When a day of the site's time zone begins. DST is the engine's business, as long as it is asked for a day: of the text of a midnight
 * that clocks skip, as in Santiago and Cairo, it makes 23:00 of the day before. @param day Text, of which a time is left out
 */
export const beginOf = (day: string) => `toDateTime64(toDate(${day}), 3, {tz:String})`;

/** The moment that a text says in the site's time zone, which is never before its day. */
export const momentOf = (text: string) => `greatest(toDateTime64(${text}, 3, {tz:String}), ${beginOf(text)})`;

/** First moment of the range, and the first after it. */
export const FROM = beginOf('{from:String}');
export const UNTIL = momentOf('{until:String}');

/** Rows of sessions that began within the range: one may do something after its end. */
export const EVENTS_OF_SESSIONS = `site_id = {site:UInt32}
      AND day BETWEEN toDate(${FROM}, 'UTC') AND toDate(${UNTIL}, 'UTC') + 1`;

/** Rows of `events` within the range; `day` is the part the primary key finds them by. */
export const EVENTS_IN_RANGE = `site_id = {site:UInt32}
  AND day BETWEEN toDate(${FROM}, 'UTC') AND toDate(${UNTIL}, 'UTC')
  AND at >= ${FROM} AND at < ${UNTIL}`;

export type Interval = (typeof INTERVALS)[number];

/** The beginning of the interval, in the site's time zone, that a moment lies in. */
export const BUCKET: Record<Interval, (moment: string) => string> = {
  minute: (moment) => `toStartOfMinute(toTimeZone(${moment}, {tz:String}))`,
  hour: (moment) => `toStartOfHour(toTimeZone(${moment}, {tz:String}))`,
  day: (moment) => `toStartOfDay(toTimeZone(${moment}, {tz:String}))`,
  week: (moment) => `toDateTime(toStartOfWeek(${moment}, 1, {tz:String}), {tz:String})`, // mode 1: Monday
  month: (moment) => `toDateTime(toStartOfMonth(${moment}, {tz:String}), {tz:String})`,
};
