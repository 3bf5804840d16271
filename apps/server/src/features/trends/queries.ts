import type { Goal } from '@desirepath/contract/goals';
import { LIVE } from '@desirepath/contract/limits';
import { type LiveEvent, NOT_LIVE, type RobotReason, type Totals } from '@desirepath/contract/trends';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { BUCKET, type Interval } from '../segments/days/queries.ts';
import { bucketsOf } from '../segments/intervals/queries.ts';
import { type DayRange, hashOfId, type People, peopleOf } from '../segments/queries.ts';
import type { ResolvedSegment } from '../segments/references.ts';
import { sessionsTold } from '../segments/told/queries.ts';
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
  const [people, { sql, params }] = await Promise.all([
    peopleOf(behaviour, range.site),
    sessionsTold(behaviour, range, segment, signal),
  ]);
  const won = wonBy(goal);
  const [row] = await behaviour.rows<Totals>(
    `SELECT ${FIGURES_OF_SUMS}
     FROM (SELECT ${sums(people, won)} FROM (${sql}) AS q ${people.join('q')} ${won.join})`,
    { ...params, ...won.params },
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
  const [people, { sql, params }] = await Promise.all([
    peopleOf(behaviour, range.site),
    sessionsTold(behaviour, range, segment, signal),
  ]);
  const won = wonBy(goal);
  const [rows, buckets] = await Promise.all([
    behaviour.rows<Bucket & { is_total: number }>(
      // One row an interval, and one for the whole: a visitor of two days is one visitor of the range.
      // It is summed up from the intervals, not from all sessions again.
      `SELECT grouping(bucket) AS is_total, toUnixTimestamp(bucket) * 1000 AS at, ${FIGURES_OF_SUMS}
       FROM (
         SELECT ${BUCKET[interval]('q.started_at')} AS bucket, ${sums(people, won)}
         FROM (${sql}) AS q ${people.join('q')} ${won.join}
         GROUP BY bucket)
       GROUP BY GROUPING SETS ((bucket), ())`,
      { ...params, ...won.params },
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

/** What figures are made of: to be added up, over intervals or not at all. */
const sums = (people: People, won: Won) => `
    uniqExactState(${hashOfId(people.person('q'))}) AS s_people,
    count() AS s_sessions,
    sum(q.pageviews) AS s_pageviews,
    countIf(q.pageviews <= 1) AS s_bounced,
    sum(q.duration) AS s_duration,
    sum(q.events) AS s_events,
    sum(q.js_errors) AS s_errors,
    countIf(q.frustrations > 0) AS s_frustrated,
    ${won.conversions} AS s_conversions,
    ${won.revenue} AS s_revenue`;

const FIGURES_OF_SUMS = `
    uniqExactMerge(s_people) AS visitors,
    sum(s_sessions) AS sessions,
    sum(s_pageviews) AS pageviews,
    ifNotFinite(sum(s_bounced) / sum(s_sessions), 0) AS bounce_rate,
    ifNotFinite(sum(s_duration) / sum(s_sessions), 0) AS duration,
    sum(s_events) AS events,
    sum(s_errors) AS errors,
    ifNotFinite(sum(s_frustrated) / sum(s_sessions), 0) AS frustration_rate,
    sum(s_conversions) AS conversions,
    sum(s_revenue) AS revenue`;

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
