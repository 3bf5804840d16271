import { VIEW_KINDS } from '@desirepath/contract/conditions';
import type { Goal } from '@desirepath/contract/goals';
import type { Dimension } from '@desirepath/contract/trends';
import type { Behaviour, QueryParams } from '../../../storage/behaviour/open.ts';
import { propertyText } from '../../segments/acts/queries.ts';
import { type Bind, createBinder } from '../../segments/bind.ts';
import { type DayRange, rangeParams } from '../../segments/days/range.ts';
import { eventsInQuestion, eventsOfEveryone } from '../../segments/events/queries.ts';
import { hashOfId } from '../../segments/hash-of-id.ts';
import { mostViewed } from '../../segments/most-viewed/queries.ts';
import { countPeople, type People, peopleOf } from '../../segments/people/queries.ts';
import { isEveryone, segmentParams, sessionsInQuestion } from '../../segments/queries.ts';
import type { ResolvedSegment } from '../../segments/references.ts';
import { type Won, wonBy } from '../won/queries.ts';

export interface BreakdownRow {
  value: string;
  visitors: number;
  sessions: number;
  /** Of a property: events that have it. */
  pageviews: number;
  bounce_rate: number | null;
  conversions: number;
  revenue: number;
}

/** What figures are parted by: a property of sessions or pages, or one of custom events. */
export type By = { dimension: Dimension } | { property: string; event: string | undefined };

export interface BreakdownQuestion {
  range: DayRange;
  segment: ResolvedSegment;
  by: By;
  goal?: Goal | undefined;
  limit: number;
}

/** Pages of which it is asked how often they were viewed. */
const CANDIDATES = 1_000;

/**
 * Figures by a property, most visitors first. One row a value. A site may have a million pages, and a set of visitors of each is a
 * lot to hold: those viewed most are counted first, and others only where one of them may have more visitors.
 */
export async function breakdown(
  behaviour: Behaviour,
  question: BreakdownQuestion,
  signal?: AbortSignal,
): Promise<BreakdownRow[]> {
  const { by, range, segment, limit } = question;
  const count = (among?: string[]) => countBy(behaviour, question, among, signal);
  if (!('dimension' in by) || by.dimension !== 'page') return count();
  const viewed = await mostViewed(behaviour, range, CANDIDATES, signal);
  const viewedMoreThan = (views: number) => viewed.filter(({ pageviews }) => pageviews > views).map(({ path }) => path);
  // A visitor rarely views a page more than twice: of everyone, these are nearly always enough.
  const likely = viewedMoreThan(isEveryone(segment) ? (viewed[limit - 1]?.pageviews ?? 0) / 2 : 0);
  const rows = await count(likely);
  // No page has more visitors than views, also none of those that are beyond the candidates.
  const beyond = likely.length < viewed.length ? likely.length : CANDIDATES - 1;
  const least = rows[limit - 1]?.visitors ?? 0;
  if (least >= (viewed[beyond]?.pageviews ?? 0)) return rows;
  const possible = viewedMoreThan(least);
  return count(possible.length < CANDIDATES ? possible : undefined);
}

/** @param among Pages to look at, where not at all of them */
async function countBy(
  behaviour: Behaviour,
  { range, segment, by, goal, limit }: BreakdownQuestion,
  among: string[] | undefined,
  signal?: AbortSignal,
): Promise<BreakdownRow[]> {
  const people = await peopleOf(behaviour, range.site);
  const won = wonBy(goal);
  const { bind, params } = createBinder('by');
  const rank = (sql: string, whose: QueryParams) =>
    behaviour.rows<BreakdownRow>(
      `${sql} ORDER BY visitors DESC, pageviews DESC, value LIMIT {limit:UInt32}`,
      { ...whose, ...won.params, ...params, limit, ...(among ? { among } : {}) },
      signal,
    );
  const ofQuestion = { ...rangeParams(range), ...segmentParams(segment) };
  if ('dimension' in by && !OF_VIEWS.has(by.dimension))
    return rank(ofSessions(by.dimension, segment, people, won), ofQuestion);
  const events = isEveryone(segment)
    ? await eventsOfEveryone(behaviour, range, signal)
    : { sql: eventsInQuestion(segment), params: ofQuestion };
  return rank(ofEvents(eventsBy(by, bind, among), events.sql, people, won), events.params);
}

const OF_VIEWS: ReadonlySet<string> = new Set(['page', ...VIEW_KINDS]);

const ofSessions = (dimension: Dimension, segment: ResolvedSegment, people: People, won: Won) => `
     SELECT q.${dimension} AS value, ${countPeople(people, 'q')} AS visitors, count() AS sessions,
       sum(q.pageviews) AS pageviews, countIf(q.pageviews <= 1) / count() AS bounce_rate,
       countIf(${won.times} > 0) AS conversions, sum(${won.worth}) AS revenue
     FROM (${sessionsInQuestion(segment)}) AS q ${people.join('q')} ${won.join('q')}
     GROUP BY value`;

/** Rows of `events` that have a value, and the value. */
interface EventsBy {
  rows: string;
  value: string;
}

function eventsBy(by: By, bind: Bind, among: string[] | undefined): EventsBy {
  if ('dimension' in by) {
    const rows = `type = 'page_view'${among ? ' AND path IN {among:Array(String)}' : ''}`;
    return { value: by.dimension === 'page' ? 'path' : by.dimension, rows };
  }
  const value = propertyText(bind(by.property));
  const named = by.event === undefined ? '' : ` AND name = ${bind(by.event)}`;
  return { value: `assumeNotNull(${value})`, rows: `type = 'custom'${named} AND isNotNull(${value})` };
}

/** A session may have several of these values: it counts for each of them, and so does what it won. */
function ofEvents({ value, rows }: EventsBy, whose: string, people: People, won: Won): string {
  const where = `${whose} AND ${rows}`;
  if (won.join('q') === '') {
    return `SELECT ${value} AS value, ${countPeople(people, 'e')} AS visitors,
         uniqExact(${hashOfId('session_id')}) AS sessions, count() AS pageviews, NULL AS bounce_rate, 0 AS conversions, 0 AS revenue
       FROM events AS e ${people.join('e')}
       WHERE ${where}
       GROUP BY value`;
  }
  return `SELECT q.of AS value, ${countPeople(people, 'q')} AS visitors, count() AS sessions,
       sum(q.count) AS pageviews, NULL AS bounce_rate, countIf(${won.times} > 0) AS conversions, sum(${won.worth}) AS revenue
     FROM (
       SELECT ${value} AS of, session_id, any(e.visitor_id) AS visitor_id, count() AS count
       FROM events AS e
       WHERE ${where}
       GROUP BY of, session_id) AS q ${people.join('q')} ${won.join('q')}
     GROUP BY value`;
}
