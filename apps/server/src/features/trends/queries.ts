import { daysIn } from '@desirepath/contract/days';
import type { Goal } from '@desirepath/contract/goals';
import { LIVE } from '@desirepath/contract/limits';
import { type LiveEvent, NOT_LIVE, type RobotReason, type Totals } from '@desirepath/contract/trends';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { renamed } from '../segments/bind.ts';
import { BUCKET, beginOf, type Interval, momentOf } from '../segments/days/queries.ts';
import { type Ago, type DayRange, rangeParams } from '../segments/days/range.ts';
import { bucketsOf, dayBeside, daysBeside } from '../segments/intervals/queries.ts';
import { peopleOf } from '../segments/people/queries.ts';
import { asksWithin } from '../segments/queries.ts';
import type { ResolvedSegment } from '../segments/references.ts';
import { type Sums, sumsOfSessions, TOTALS_OF_SUMS } from './sums/queries.ts';

export interface Bucket extends Totals {
  /** epoch ms of the beginning */
  at: number;
}

export interface Figures {
  totals: Totals;
  /** Of each interval, empty ones too, in order; empty where none is asked for. */
  series: Bucket[];
}

export interface FiguresQuestion {
  segment: ResolvedSegment;
  /** That is to be reached. */
  goal?: Goal | undefined;
  interval?: Interval | undefined;
  /** Of a second range, how far it lies before the first: where intervals have whole days, it is told by the same days of each. */
  ago?: Ago | undefined;
}

/**
 * Headline figures of each of some ranges of one site. All are read at one moment: a session that turns out to have begun in the range
 * before, while this is asked, counts in one of the two.
 */
export async function figuresOf<const Ranges extends readonly DayRange[]>(
  behaviour: Behaviour,
  ranges: Ranges,
  question: FiguresQuestion,
  signal?: AbortSignal,
): Promise<{ [Index in keyof Ranges]: Figures }> {
  const { interval } = question;
  const ago = besideFirst(question);
  const [rows, starts] = await Promise.all([
    sumsOfRanges(behaviour, ranges, question, signal),
    Promise.all(ranges.map((range) => (interval ? bucketsOf(behaviour, range, interval, signal) : []))),
  ]);
  const [first = []] = starts;
  const beside = ago && ranges[1] && (await daysBeside(behaviour, ranges[1], { starts: first, ago }, signal));
  const figures = ranges.map((_, stretch): Figures => {
    const own = rows.filter((row) => row.stretch === stretch);
    const byStart = new Map(own.filter((row) => !row.is_total).map((row) => [row.at, row]));
    // Rows of a second range that is told beside the first are by the intervals of that one.
    const begins = stretch === 1 ? beside : undefined;
    const parts = begins ? first : (starts[stretch] ?? []);
    return {
      totals: figuresOfSums(own.find((row) => row.is_total)),
      series: parts.map((part, index) => ({ at: begins?.[index] ?? part, ...figuresOfSums(byStart.get(part)) })),
    };
  });
  return figures as { [Index in keyof Ranges]: Figures }; // map gives as many as it takes
}

/** How far the second range is moved to be parted by the intervals of the first; an hour stays one of its own day. */
const besideFirst = ({ interval, ago }: FiguresQuestion): Ago | undefined =>
  interval === 'day' || interval === 'week' || interval === 'month' ? ago : undefined;

type SumsRow = Sums & { stretch: number; is_total: number; at: number };

/** One row an interval of a range, and one for the whole of it: a visitor of two days is one visitor of the range. */
async function sumsOfRanges(
  behaviour: Behaviour,
  ranges: readonly DayRange[],
  question: FiguresQuestion,
  signal?: AbortSignal,
): Promise<SumsRow[]> {
  const { segment, goal, interval } = question;
  const site = ranges[0]?.site;
  if (site === undefined) return [];
  const people = await peopleOf(behaviour, site);
  const bucket = interval ? BUCKET[interval] : () => 'toDateTime(0, {tz:String})';
  const ago = besideFirst(question);
  const bucketBeside = ago ? (moment: string) => bucket(dayBeside(moment, '+', ago)) : bucket;
  const of = { segment, goal, people };
  // What a segment asks within, and a goal, is of the days of its own range.
  const both = goal || asksWithin(segment) ? undefined : rangeOfBoth(ranges);
  const asked = both
    ? [
        sumsOfSessions({
          ...of,
          range: both,
          bucket: ago
            ? (moment) => `if(${moment} >= ${FROM_OF_FIRST}, ${bucket(moment)}, ${bucketBeside(moment)})`
            : bucket,
          stretch: (moment) =>
            `multiIf(${moment} >= ${FROM_OF_FIRST}, 0, ${moment} < ${UNTIL_OF_SECOND}, 1, ${NEITHER})`,
        }),
      ]
    : ranges.map((range, stretch) =>
        renamed(
          sumsOfSessions({
            ...of,
            range,
            bucket: stretch === 1 ? bucketBeside : bucket,
            stretch: () => `${stretch}`,
          }),
          `of_${stretch}`,
        ),
      );
  return behaviour.rows(
    // The whole is summed up from the intervals, not from all sessions again.
    `SELECT stretch, grouping(bucket) AS is_total, toUnixTimestamp(bucket) * 1000 AS at, ${TOTALS_OF_SUMS}
     FROM (${asked.map(({ sql }) => sql).join('\nUNION ALL\n')})
     GROUP BY GROUPING SETS ((stretch, bucket), (stretch))`,
    Object.assign(
      {
        from_of_first: ranges[0] && rangeParams(ranges[0]).from,
        until_of_second: ranges[1] && rangeParams(ranges[1]).until,
      },
      ...asked.map(({ params }) => params),
    ),
    signal,
  );
}

const FROM_OF_FIRST = beginOf('{from_of_first:String}');
const UNTIL_OF_SECOND = momentOf('{until_of_second:String}');
/** The stretch of what is between two ranges, of which the second ends in the course of a day: nobody reads it. */
const NEITHER = 2;

/** Two ranges of which the first follows the second, as one: the engine goes once through their sessions. */
function rangeOfBoth([first, second, ...others]: readonly DayRange[]): DayRange | undefined {
  if (!first || !second || others.length > 0) return undefined;
  return daysIn({ from: second.to, to: first.from }) === 2 ? { ...first, from: second.from } : undefined;
}

const NOTHING: Totals = {
  visitors: 0,
  sessions: 0,
  pageviews: 0,
  bounce_rate: 0,
  duration: 0,
  events: 0,
  errors: 0,
  frustration_rate: 0,
  conversions: 0,
  revenue: 0,
};

const shareOf = (part: number, all: number) => (all > 0 ? part / all : 0);

/** The figures of sums; where there are none, of nobody. */
function figuresOfSums(row: Sums | undefined): Totals {
  if (!row) return NOTHING;
  const { visitors, sessions, pageviews, events, errors, conversions, revenue } = row;
  return {
    ...{ visitors, sessions, pageviews, events, errors, conversions, revenue },
    bounce_rate: shareOf(row.bounced, sessions),
    duration: shareOf(row.duration, sessions),
    frustration_rate: shareOf(row.frustrated, sessions),
  };
}

export type LiveEventRow = Omit<LiveEvent, 'at'> & {
  /** epoch ms */
  at: number;
};

/** What was done on a site within the last minutes, the newest of it. One row an event. */
export function recentEvents(behaviour: Behaviour, site: number, now: number): Promise<LiveEventRow[]> {
  return behaviour.rows(
    `SELECT toUnixTimestamp64Milli(e.at) AS at, type, path, title, name, element, element_text, value,
       if(type = 'request', toInt32OrNull(toString(props.status)), NULL) AS status,
       if(type = 'request', ifNull(toString(props.reason), ''), '') AS reason,
       session_id, visitor_id, user_id, device, browser, country
     FROM events AS e
     WHERE site_id = {site:UInt32} AND day >= toDate({since:DateTime64(3, 'UTC')})
       AND e.at >= {since:DateTime64(3, 'UTC')} AND type NOT IN {not_live:Array(String)}
     ORDER BY e.at DESC
     LIMIT {limit:UInt32}`,
    { site, since: now - LIVE.window, not_live: NOT_LIVE, limit: LIVE.eventsAtStart },
  );
}

export interface RobotsRow {
  reason: RobotReason;
  batches: number;
  events: number;
}

/** What robots sent in some days, which are UTC's. One row a reason, most batches first. */
export function robots(
  behaviour: Behaviour,
  { site, from, to }: Pick<DayRange, 'site' | 'from' | 'to'>,
  signal?: AbortSignal,
): Promise<RobotsRow[]> {
  return behaviour.rows(
    `SELECT reason, sum(r.batches) AS batches, sum(r.events) AS events
     FROM robots AS r
     WHERE site_id = {site:UInt32} AND day BETWEEN {from:Date} AND {to:Date}
     GROUP BY reason
     ORDER BY batches DESC, reason`,
    { site, from, to },
    signal,
  );
}
