import { LIVE } from '@desirepath/contract/limits';
import { type Dimension, type LiveEvent, NOT_LIVE, type RobotReason, type Totals } from '@desirepath/contract/trends';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { BUCKET, type Interval } from '../segments/days/queries.ts';
import {
  type DayRange,
  EVENTS_IN_RANGE,
  FROM,
  isEveryone,
  type People,
  peopleOf,
  rangeParams,
  segmentParams,
  sessionsInQuestion,
  UNTIL,
} from '../segments/queries.ts';
import type { ResolvedSegment } from '../segments/references.ts';

const figures = (people: People) => `
    uniqExact(${people.person('q')}) AS visitors,
    count() AS sessions,
    sum(q.pageviews) AS pageviews,
    ifNotFinite(countIf(q.pageviews <= 1) / count(), 0) AS bounce_rate,
    ifNotFinite(avg(q.duration), 0) AS duration`;

export interface Bucket extends Totals {
  /** epoch ms of the beginning */
  at: number;
}

/** Headline figures of a range. */
export async function totals(
  behaviour: Behaviour,
  range: DayRange,
  segment: ResolvedSegment,
  signal?: AbortSignal,
): Promise<Totals> {
  const people = await peopleOf(behaviour, range.site);
  const [row] = await behaviour.rows<Totals>(
    `SELECT ${figures(people)} FROM (${sessionsInQuestion(segment)}) AS q ${people.join('q')}`,
    { ...rangeParams(range), ...segmentParams(segment) },
    signal,
  );
  return row ?? NOTHING;
}

/** Headline figures of a range, and of each interval within it, empty ones too. */
export async function totalsOverTime(
  behaviour: Behaviour,
  range: DayRange,
  segment: ResolvedSegment,
  interval: Interval,
  signal?: AbortSignal,
): Promise<{ totals: Totals; series: Bucket[] }> {
  const bucketOf = BUCKET[interval];
  const params = { ...rangeParams(range), ...segmentParams(segment) };
  const people = await peopleOf(behaviour, range.site);
  const [rows, buckets] = await Promise.all([
    behaviour.rows<Bucket & { is_total: number }>(
      // One row an interval, and one for the whole: a visitor of two days is one visitor of the range.
      `SELECT grouping(bucket) AS is_total, toUnixTimestamp(bucket) * 1000 AS at, ${figures(people)}
       FROM (SELECT *, ${bucketOf('started_at')} AS bucket FROM (${sessionsInQuestion(segment)})) AS q ${people.join('q')}
       GROUP BY GROUPING SETS ((bucket), ())`,
      params,
      signal,
    ),
    behaviour.rows<{ at: number }>(
      // Hour by hour through the range: each interval is met, whatever the clocks do in between.
      `SELECT DISTINCT toUnixTimestamp(${bucketOf(`${FROM} + toIntervalHour(number)`)}) * 1000 AS at
       FROM numbers(toUInt64(date_diff('hour', ${FROM}, ${UNTIL})))
       ORDER BY at`,
      params,
      signal,
    ),
  ]);
  const byStart = new Map(rows.filter((row) => !row.is_total).map((row) => [row.at, row]));
  return {
    totals: figuresOf(rows.find((row) => row.is_total) ?? NOTHING),
    series: buckets.map(({ at }) => ({ at, ...figuresOf(byStart.get(at) ?? NOTHING) })),
  };
}

const NOTHING: Totals = { visitors: 0, sessions: 0, pageviews: 0, bounce_rate: 0, duration: 0 };

const figuresOf = ({ visitors, sessions, pageviews, bounce_rate, duration }: Totals): Totals => ({
  visitors,
  sessions,
  pageviews,
  bounce_rate,
  duration,
});

export interface BreakdownRow {
  value: string;
  visitors: number;
  sessions: number;
  pageviews: number;
}

/** Figures by a property, most visitors first. One row a value. */
export async function breakdown(
  behaviour: Behaviour,
  range: DayRange,
  segment: ResolvedSegment,
  by: Dimension,
  limit: number,
  signal?: AbortSignal,
): Promise<BreakdownRow[]> {
  const people = await peopleOf(behaviour, range.site);
  const sql =
    by === 'page'
      ? `SELECT path AS value, uniqExact(${people.person('e')}) AS visitors,
           uniqExact(session_id) AS sessions, count() AS pageviews
         FROM events AS e ${people.join('e')}
         WHERE ${EVENTS_IN_RANGE} AND type = 'page_view'
           ${isEveryone(segment) ? '' : `AND session_id IN (SELECT session_id FROM (${sessionsInQuestion(segment)}))`}
         GROUP BY path`
      : `SELECT ${by} AS value, uniqExact(${people.person('q')}) AS visitors, count() AS sessions,
           sum(q.pageviews) AS pageviews
         FROM (${sessionsInQuestion(segment)}) AS q ${people.join('q')}
         GROUP BY value`;
  return behaviour.rows<BreakdownRow>(
    `${sql} ORDER BY visitors DESC, pageviews DESC, value LIMIT {limit:UInt32}`,
    { ...rangeParams(range), ...segmentParams(segment), limit },
    signal,
  );
}

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
