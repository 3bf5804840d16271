import type { EventsQuestion, ExportFormat, RawEvent } from '@desirepath/contract/events';
import { EXPLORER } from '@desirepath/contract/limits';
import type { EventType } from '@desirepath/contract/tracking';
import type { Behaviour, QueryParams } from '../../storage/behaviour/open.ts';
import { contains, isActText, propertyText } from '../segments/acts/queries.ts';
import type { Asked } from '../segments/ask.ts';
import { createBinder } from '../segments/bind.ts';
import { EVENTS_IN_RANGE } from '../segments/days/queries.ts';
import { rangeParams } from '../segments/days/range.ts';
import { countPeople, NAMED_USERS, peopleOf } from '../segments/people/queries.ts';
import { isEveryone, segmentParams, sessionsInQuestion } from '../segments/queries.ts';

export type Which = Pick<EventsQuestion, 'type' | 'name' | 'act'>;

/** Rows of `events` that are asked for, as SQL behind `WHERE`. */
function rowsOf({ range, segment }: Asked, { type, name, act }: Which): { where: string; params: QueryParams } {
  const { bind, params } = createBinder('which');
  const conditions = [
    EVENTS_IN_RANGE,
    ...(isEveryone(segment) ? [] : [`session_id IN (SELECT session_id FROM (${sessionsInQuestion(segment)}))`]),
    ...(type === undefined ? [] : [`type = ${bind(type)}`]),
    ...(name === undefined ? [] : [`name = ${bind(name)}`]),
    ...(act === undefined ? [] : [`(${isActText(act, bind)})`]),
  ];
  return {
    where: conditions.join('\n  AND '),
    params: { ...rangeParams(range), ...segmentParams(segment), ...params },
  };
}

export interface NameRow {
  type: EventType;
  name: string;
  events: number;
  sessions: number;
  visitors: number;
  /** epoch ms */
  last_at: number;
}

/** Events that were seen, most frequent first. One row a type, and of custom events a name. */
export async function eventNames(
  behaviour: Behaviour,
  asked: Asked,
  limit: number,
  signal?: AbortSignal,
): Promise<NameRow[]> {
  const { where, params } = rowsOf(asked, {});
  const people = await peopleOf(behaviour, asked.range.site);
  return behaviour.rows(
    `SELECT e.type AS type, if(e.type = 'custom', e.name, '') AS name, count() AS events,
       uniqExact(session_id) AS sessions, ${countPeople(people, 'e')} AS visitors, toUnixTimestamp64Milli(max(e.at)) AS last_at
     FROM events AS e ${people.join('e')}
     WHERE ${where}
     GROUP BY type, name
     ORDER BY events DESC, type, name
     LIMIT {limit:UInt32}`,
    { ...params, limit },
    signal,
  );
}

export interface PropertyRow {
  property: string;
  events: number;
  types: string[];
}

/** Properties that events have, of a bounded number of them. One row a property. */
export function eventProperties(
  behaviour: Behaviour,
  asked: Asked,
  which: Which,
  signal?: AbortSignal,
): Promise<PropertyRow[]> {
  const { where, params } = rowsOf(asked, which);
  return behaviour.rows(
    `SELECT pair.1 AS property, count() AS events, arraySort(groupUniqArray(pair.2)) AS types
     FROM (SELECT arrayJoin(JSONAllPathsWithTypes(props)::Array(Tuple(String, String))) AS pair
           FROM (SELECT props FROM events WHERE ${where} LIMIT ${EXPLORER.sample}))
     GROUP BY property
     ORDER BY events DESC, property
     LIMIT ${EXPLORER.properties}`,
    params,
    signal,
  );
}

export interface ValueRow {
  value: string;
  events: number;
}

/** Values of a property, of a bounded number of events. One row a value, most frequent first. */
export function propertyValues(
  behaviour: Behaviour,
  asked: Asked,
  { property, search, ...which }: Which & { property: string; search?: string },
  signal?: AbortSignal,
): Promise<ValueRow[]> {
  const { where, params } = rowsOf(asked, which);
  const { bind, params: own } = createBinder('value');
  const value = propertyText(bind(property));
  return behaviour.rows(
    `SELECT assumeNotNull(v.text) AS value, count() AS events
     FROM (SELECT ${value} AS text FROM events WHERE ${where} AND isNotNull(${value}) LIMIT ${EXPLORER.sample}) AS v
     ${search === undefined ? '' : `WHERE ${contains('assumeNotNull(v.text)', search, bind)}`}
     GROUP BY value
     ORDER BY events DESC, value
     LIMIT ${EXPLORER.values}`,
    { ...params, ...own },
    signal,
  );
}

const TEXTS = [
  'type',
  'name',
  'host',
  'path',
  'title',
  'element',
  'element_text',
  'user_id',
  'device',
  'browser',
  'os',
  'country',
  'source',
] as const;

/** Where the page before ended. */
export interface EventPlace {
  /** epoch ms */
  at: number;
  tab_id: string;
  seq: number;
}

export type EventRow = Omit<RawEvent, 'at'> & EventPlace;

/** Events, newest first. One row an event. */
export function listEvents(
  behaviour: Behaviour,
  asked: Asked,
  { after, limit, ...which }: Which & { after: EventPlace | undefined; limit: number },
  signal?: AbortSignal,
): Promise<EventRow[]> {
  const { where, params } = rowsOf(asked, which);
  const beyond = after
    ? `AND (at, tab_id, seq) < ({after_at:DateTime64(3, 'UTC')}, {after_tab:UUID}, {after_seq:UInt32})`
    : '';
  return behaviour.rows(
    `SELECT toUnixTimestamp64Milli(e.at) AS at, e.tab_id AS tab_id, e.seq AS seq, value, props AS properties,
       session_id, visitor_id, ${TEXTS.map((column) => `e.${column} AS ${column}`).join(', ')}
     FROM (
       SELECT * FROM events
       WHERE ${where} ${beyond}
       ORDER BY at DESC, tab_id DESC, seq DESC
       LIMIT {limit:UInt32}) AS e
     ORDER BY e.at DESC, e.tab_id DESC, e.seq DESC`,
    {
      ...params,
      limit,
      ...(after ? { after_at: after.at, after_tab: after.tab_id, after_seq: after.seq } : {}),
    },
    signal,
  );
}

/** What spreadsheets would take for a formula has an apostrophe before it, as in `http/csv.ts`. */
const harmless = (value: string) =>
  `if(match(${value}, '^[=+\\\\-@＝＋－＠\\\\t\\\\r\\\\n]'), concat('''', ${value}), toString(${value}))`;

const USER = NAMED_USERS.user('e');

/** All events of a question as SQL for a file; one row an event, in no order, so that none has to wait for the last. */
export function exportedEvents(asked: Asked, which: Which, format: ExportFormat) {
  const { where, params } = rowsOf(asked, which);
  const text = format === 'csv' ? harmless : (value: string) => `toString(${value})`;
  const columns: Record<string, string> = {
    at: `formatDateTime(e.at, '%Y-%m-%dT%H:%i:%S', 'UTC') || '.' || leftPad(toString(toUnixTimestamp64Milli(e.at) % 1000), 3, '0') || 'Z'`,
    ...Object.fromEntries(TEXTS.map((column) => [column, text(column === 'user_id' ? USER : `e.${column}`)])),
    value: 'e.value',
    // An object as in the list; the other files have no such thing, or not every reader of them.
    properties: format === 'jsonl' ? 'e.props' : 'toJSONString(e.props)',
    session_id: 'toString(e.session_id)',
    visitor_id: 'toString(e.visitor_id)',
  };
  const selected = Object.entries(columns).map(([name, expression]) => `${expression} AS ${name}`);
  return {
    columns: Object.keys(columns),
    sql: `SELECT ${selected.join(', ')} FROM (SELECT * FROM events WHERE ${where}) AS e ${NAMED_USERS.join('e')}`,
    params,
  };
}
