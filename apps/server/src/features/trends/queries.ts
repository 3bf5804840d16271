import type { Goal } from '@desirepath/contract/goals';
import { LIVE } from '@desirepath/contract/limits';
import { type LiveEvent, NOT_LIVE, type RobotReason, type Totals } from '@desirepath/contract/trends';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { BUCKET, type Interval } from '../segments/days/queries.ts';
import { bucketsOf } from '../segments/intervals/queries.ts';
import {
  type DayRange,
  type People,
  peopleOf,
  rangeParams,
  segmentParams,
  sessionsInQuestion,
} from '../segments/queries.ts';
import type { ResolvedSegment } from '../segments/references.ts';
import { type Won, wonBy } from './won/queries.ts';

export interface Bucket extends Totals {
  /** epoch ms of the beginning */
  at: number;
}

/** Figures of some days: whose, and which goal they are to reach. */
export interface TotalsQuestion {
  range: DayRange;
  segment: ResolvedSegment;
  goal?: Goal | undefined;
}

/** Headline figures of a range. */
export async function totals(
  behaviour: Behaviour,
  { range, segment, goal }: TotalsQuestion,
  signal?: AbortSignal,
): Promise<Totals> {
  const people = await peopleOf(behaviour, range.site);
  const won = wonBy(goal);
  const [row] = await behaviour.rows<Totals>(
    `SELECT ${figures(people, won)} FROM (${sessionsInQuestion(segment)}) AS q ${people.join('q')} ${won.join}`,
    { ...rangeParams(range), ...segmentParams(segment), ...won.params },
    signal,
  );
  return row ?? NOTHING;
}

/** Headline figures of a range, and of each interval within it, empty ones too. */
export async function totalsOverTime(
  behaviour: Behaviour,
  { range, segment, goal }: TotalsQuestion,
  interval: Interval,
  signal?: AbortSignal,
): Promise<{ totals: Totals; series: Bucket[] }> {
  const people = await peopleOf(behaviour, range.site);
  const won = wonBy(goal);
  const [rows, buckets] = await Promise.all([
    behaviour.rows<Bucket & { is_total: number }>(
      // One row an interval, and one for the whole: a visitor of two days is one visitor of the range.
      `SELECT grouping(bucket) AS is_total, toUnixTimestamp(bucket) * 1000 AS at, ${figures(people, won)}
       FROM (SELECT *, ${BUCKET[interval]('started_at')} AS bucket FROM (${sessionsInQuestion(segment)})) AS q
         ${people.join('q')} ${won.join}
       GROUP BY GROUPING SETS ((bucket), ())`,
      { ...rangeParams(range), ...segmentParams(segment), ...won.params },
      signal,
    ),
    bucketsOf(behaviour, range, interval, signal),
  ]);
  const byStart = new Map(rows.filter((row) => !row.is_total).map((row) => [row.at, row]));
  return {
    totals: figuresOf(rows.find((row) => row.is_total) ?? NOTHING),
    series: buckets.map((at) => ({ at, ...figuresOf(byStart.get(at) ?? NOTHING) })),
  };
}

const figures = (people: People, won: Won) => `
    uniqExact(${people.person('q')}) AS visitors,
    count() AS sessions,
    sum(q.pageviews) AS pageviews,
    ifNotFinite(countIf(q.pageviews <= 1) / count(), 0) AS bounce_rate,
    ifNotFinite(avg(q.duration), 0) AS duration,
    sum(q.events) AS events,
    sum(q.js_errors) AS errors,
    ifNotFinite(countIf(q.rage_clicks + q.dead_clicks + q.error_clicks + q.u_turns > 0) / count(), 0) AS frustration_rate,
    ${won.conversions} AS conversions,
    ${won.revenue} AS revenue`;

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

const FIGURES = Object.keys(NOTHING) as (keyof Totals)[]; // Object.keys loses the literal types

/** Nothing but the figures of a row. */
const figuresOf = (row: Totals): Totals => ({
  ...NOTHING,
  ...Object.fromEntries(FIGURES.map((figure) => [figure, row[figure]])),
});

export interface LivePage {
  path: string;
  visitors: number;
  /** Ids of sessions that have a recording; no more than are shown. */
  recorded: string[];
}

/** Who gave a sign of life within the last minutes, each once, by the page they were last on. One row a page. */
export async function liveByPage(behaviour: Behaviour, site: number, now: number): Promise<LivePage[]> {
  const people = await peopleOf(behaviour, site);
  return behaviour.rows(
    `SELECT path, count() AS visitors, groupArrayArray(${LIVE.recordings})(p.recorded) AS recorded
     FROM (
       SELECT argMax(q.path, q.ended_at) AS path, groupArrayIf(${LIVE.recordings})(q.session_id, q.is_recorded) AS recorded
       FROM (
         SELECT session_id, any(s.visitor_id) AS visitor_id, max(s.exit).2 AS path, max(s.ended_at) AS ended_at,
           sum(s.replay_events) > 0 AS is_recorded
         FROM sessions AS s
         WHERE site_id = {site:UInt32} AND day >= toDate({since:DateTime64(3, 'UTC')}) - 1
         GROUP BY session_id
         HAVING ended_at >= {since:DateTime64(3, 'UTC')}) AS q ${people.join('q')}
       GROUP BY ${people.person('q')}) AS p
     GROUP BY path
     ORDER BY visitors DESC, path`,
    { site, since: now - LIVE.window },
  );
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
