import { VIEW_KINDS } from '@desirepath/contract/conditions';
import type { Goal } from '@desirepath/contract/goals';
import type { Dimension } from '@desirepath/contract/trends';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { propertyText } from '../../segments/acts/queries.ts';
import { type Bind, createBinder } from '../../segments/bind.ts';
import {
  type DayRange,
  EVENTS_IN_RANGE,
  isEveryone,
  type People,
  peopleOf,
  rangeParams,
  segmentParams,
  sessionsInQuestion,
} from '../../segments/queries.ts';
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

/** Figures by a property, most visitors first. One row a value. */
export async function breakdown(
  behaviour: Behaviour,
  { range, segment, by, goal, limit }: BreakdownQuestion,
  signal?: AbortSignal,
): Promise<BreakdownRow[]> {
  const people = await peopleOf(behaviour, range.site);
  const won = wonBy(goal);
  const { bind, params } = createBinder('by');
  const sql =
    'property' in by || OF_VIEWS.has(by.dimension)
      ? ofEvents(eventsBy(by, bind), segment, people, won)
      : ofSessions(by.dimension, segment, people, won);
  return behaviour.rows<BreakdownRow>(
    `${sql} ORDER BY visitors DESC, pageviews DESC, value LIMIT {limit:UInt32}`,
    { ...rangeParams(range), ...segmentParams(segment), ...won.params, ...params, limit },
    signal,
  );
}

const OF_VIEWS: ReadonlySet<string> = new Set(['page', ...VIEW_KINDS]);

const ofSessions = (dimension: Dimension, segment: ResolvedSegment, people: People, won: Won) => `
     SELECT q.${dimension} AS value, uniqExact(${people.person('q')}) AS visitors, count() AS sessions,
       sum(q.pageviews) AS pageviews, countIf(q.pageviews <= 1) / count() AS bounce_rate,
       ${won.conversions} AS conversions, ${won.revenue} AS revenue
     FROM (${sessionsInQuestion(segment)}) AS q ${people.join('q')} ${won.join}
     GROUP BY value`;

/** Rows of `events` that have a value, and the value. */
interface EventsBy {
  rows: string;
  value: string;
}

function eventsBy(by: By, bind: Bind): EventsBy {
  if ('dimension' in by) return { value: by.dimension === 'page' ? 'path' : by.dimension, rows: "type = 'page_view'" };
  const value = propertyText(bind(by.property));
  const named = by.event === undefined ? '' : ` AND name = ${bind(by.event)}`;
  return { value: `assumeNotNull(${value})`, rows: `type = 'custom'${named} AND isNotNull(${value})` };
}

/** A session may have several of these values: it counts for each of them, and so does what it won. */
function ofEvents({ value, rows }: EventsBy, segment: ResolvedSegment, people: People, won: Won): string {
  const ofSegment = isEveryone(segment)
    ? ''
    : `AND session_id IN (SELECT session_id FROM (${sessionsInQuestion(segment)}))`;
  const where = `${EVENTS_IN_RANGE} AND ${rows} ${ofSegment}`;
  if (won.join === '') {
    return `SELECT ${value} AS value, uniqExact(${people.person('e')}) AS visitors,
         uniqExact(session_id) AS sessions, count() AS pageviews, NULL AS bounce_rate, 0 AS conversions, 0 AS revenue
       FROM events AS e ${people.join('e')}
       WHERE ${where}
       GROUP BY value`;
  }
  return `SELECT q.of AS value, uniqExact(${people.person('q')}) AS visitors, count() AS sessions,
       sum(q.count) AS pageviews, NULL AS bounce_rate, ${won.conversions} AS conversions, ${won.revenue} AS revenue
     FROM (
       SELECT ${value} AS of, session_id, any(e.visitor_id) AS visitor_id, count() AS count
       FROM events AS e
       WHERE ${where}
       GROUP BY of, session_id) AS q ${people.join('q')} ${won.join}
     GROUP BY value`;
}
