import type { INTERVALS } from '@desirepath/contract/trends';

/** First moment of the range, and the first after it. DST is the engine's business: it knows each zone's midnights. */
export const FROM = 'toDateTime64({from:String}, 3, {tz:String})';
export const UNTIL = 'toDateTime64({until:String}, 3, {tz:String})';

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
