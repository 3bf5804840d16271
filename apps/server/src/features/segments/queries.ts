import { readConditions } from '@desirepath/contract/conditions';
import { asStored } from '@desirepath/contract/path-groups';
import type { Segment } from '@desirepath/contract/segment';
import type { QueryParams } from '../../storage/behaviour/open.ts';
import { COUNTED } from '../../storage/behaviour/sessions-of.ts';
import type { Bind } from './bind.ts';
import { compileConditions } from './conditions/queries.ts';
import { FROM, UNTIL } from './days/queries.ts';
import { hashOfId } from './hash-of-id.ts';
import { meaningsOf, type ResolvedSegment } from './references.ts';

/** Conditions on what is known of a session, by the field of the segment they stand for. */
const CONDITIONS: Record<Exclude<keyof Segment, 'page' | 'where'>, string> = {
  device: 'device = {device:String}',
  browser: 'browser = {browser:String}',
  os: 'os = {os:String}',
  country: 'country = {country:String}',
  region: 'region = {region:String}',
  city: 'city = {city:String}',
  language: 'language = {language:String}',
  channel: 'channel = {channel:String}',
  source: 'source = {source:String}',
};

const CONDITION_NAMES = Object.keys(CONDITIONS) as (keyof typeof CONDITIONS)[]; // Object.keys loses the literal types

/** A session that began within the range may have seen the page after its end. */
const SAW_PAGE = `session_id IN (
    SELECT session_id FROM events
    WHERE site_id = {site:UInt32} AND type = 'page_view' AND path = {page:String}
      AND day BETWEEN toDate(${FROM}, 'UTC') AND toDate(${UNTIL}, 'UTC') + 1)`;

/** Whether a segment says anything at all. */
export function isEveryone(segment: ResolvedSegment): boolean {
  const { before, after } = compile(segment);
  return before.length + after.length === 0;
}

/** Whether a segment's conditions are questions of their own, which take as long wherever they stand. */
export function asksWithin(segment: ResolvedSegment): boolean {
  const { before, after } = compile(segment);
  return [...before, ...after].some((condition) => condition.includes('SELECT'));
}

/** A segment as SQL, in the two places that conditions go. */
function compile(segment: ResolvedSegment, within?: Bind) {
  const { before, after, params } = compileConditions(readConditions(segment.where), meaningsOf(segment), within);
  const given = CONDITION_NAMES.filter((name) => segment[name] !== undefined).map((name) => CONDITIONS[name]);
  return {
    before: segment.page === undefined ? before : [SAW_PAGE, ...before],
    after: [...given, ...after],
    params,
  };
}

/** Of a question only what its segment binds: the rest of it is not for the store. */
export const segmentParams = (segment: ResolvedSegment): QueryParams => ({
  ...compile(segment).params,
  ...Object.fromEntries(
    CONDITION_NAMES.map((name) => [name, segment[name]]).filter(([, value]) => value !== undefined),
  ),
  ...(segment.page === undefined ? {} : { page: asStored(segment.page) }),
});

/** Rows of `sessions` for the range: one that began the day before and goes on must show its true beginning. */
export const SESSION_ROWS = `site_id = {site:UInt32}
    AND day BETWEEN toDate(${FROM}, 'UTC') - 1 AND toDate(${UNTIL}, 'UTC') + 1`;

/** The engine keeps a number beside a session in half the time that it keeps a UUID. */
const ANY_VISITOR = "reinterpret(any(reinterpret(s.visitor_id, 'UInt128')), 'UUID')";

/**
 * The page of the least or greatest pair of a moment and a page. The engine compares pairs value by value, which took half of
 * a question that has them; a moment in eight bytes, the highest first, with the page behind it, is one text of the same order.
 */
const pageOf = (end: 'min' | 'max', pair: string) =>
  `substring(${end}(concat(reinterpretAsFixedString(byteSwap(toUInt64(toUnixTimestamp64Milli(${pair}.1)))), ${pair}.2)), 9)`;

type Fold = (how: 'min' | 'max' | 'sum', value: string) => string;

/** What is known of a session, by name: of its rows or of the only one that it has. */
const columnsOf = (visitor: string, page: typeof pageOf, fold: Fold): Record<string, string> => ({
  visitor_id: visitor,
  user_id: fold('max', 's.user_id'),
  started_at: fold('min', 's.started_at'),
  ended_at: fold('max', 's.ended_at'),
  duration: `date_diff('millisecond', ${fold('min', 's.started_at')}, ${fold('max', 's.ended_at')})`,
  ...Object.fromEntries(COUNTS.map((count) => [count, fold('sum', `s.${count}`)])),
  frustrations: fold('sum', 's.rage_clicks + s.dead_clicks + s.error_clicks + s.u_turns'),
  replay_started_at: fold('min', 's.replay_started_at'),
  replay_ended_at: fold('max', 's.replay_ended_at'),
  entry_page: page('min', 's.entry'),
  exit_page: page('max', 's.exit'),
  ...Object.fromEntries(TEXTS.map((text) => [text, fold('max', `s.${text}`)])),
});

const COUNTS = ['events', ...Object.values(COUNTED), 'replay_events'];
const TEXTS = ['source', 'channel', 'device', 'browser', 'os', 'country', 'region', 'city', 'language'];

const OF_ROWS = columnsOf(ANY_VISITOR, pageOf, (how, value) => `${how}(${value})`);
const OF_ONE_ROW = columnsOf(
  's.visitor_id',
  (_, pair) => `${pair}.2`,
  (_, value) => value,
);

/** Those of some columns that a text names. */
const named = (columns: Record<string, string>, text: string): Record<string, string> =>
  Object.fromEntries(Object.entries(columns).filter(([name]) => new RegExp(`\\b${name}\\b`).test(text)));

const selected = (columns: Record<string, string>): string =>
  Object.entries(columns)
    .map(([name, value]) => `${value} AS ${name}`)
    .join(', ');

/**
 * The sessions that a question is about: those that began within its days and are in its segment. One row a session.
 * Columns that the question around it does not name are not computed. `among` narrows them down before they are added up. @param within as of `compileConditions`
 */
export function sessionsInQuestion(segment: ResolvedSegment, among = '', within?: Bind): string {
  const { before, after } = conditionsOf(segment, within);
  return `
  SELECT session_id, ${selected(OF_ROWS)}
  FROM sessions AS s
  WHERE ${SESSION_ROWS} ${among}${before}
  GROUP BY session_id
  HAVING ${after}`;
}

/** Rows as sessions, see {@link rowsAsSessions}. */
export interface RowsAsSessions {
  sql: string;
  /** What is known of a session of several of these rows, whose alias is `s`. */
  ofSession: string;
  /** Whether such a session is one that the question is about. */
  isAsked: string;
}

const SHORT_ID = `toUInt32(${hashOfId('session_id')})`;

/**
 * Sessions of several rows, and some besides: of a million one in ten thousand has its 32 bits in common with another one, and the first of
 * each list is told as well. Sorted lists of numbers take half of the time that the engine needs to count rows by session, and a quarter of the memory.
 */
const IN_SEVERAL_ROWS = `
      SELECT arrayJoin(arrayFilter((id, step) -> step = 0, ids, arrayDifference(ids)))
      FROM (
        SELECT arraySort(groupArray(${SHORT_ID})) AS ids FROM sessions WHERE ${SESSION_ROWS} GROUP BY ${SHORT_ID} % 16)`;

/**
 * The same of rows, each as if it were a session: nearly all are, and need not be added up, which is most of what figures of all
 * sessions cost. `several` is 0 for these, and tells the session of a row that has others: those across midnight, and those that the
 * engine has not merged yet. What is asked twice here the engine reads at one moment (`ONE_MOMENT` in storage/behaviour/settings.ts).
 * @param told Text that names the columns that are wanted: to read what each of forty is takes the engine longer than to answer for a day
 */
export function rowsAsSessions(segment: ResolvedSegment, told: string): RowsAsSessions {
  const { before, after } = conditionsOf(segment);
  const ofSession = selected(named(OF_ROWS, `${told} ${after}`));
  const stored = [...ofSession.matchAll(/\bs\.(\w+)/g)].map(([column, name = '']) => [name, column]);
  const ofRow = selected({ ...Object.fromEntries(stored), ...named(OF_ONE_ROW, `${told} ${after}`) });
  return {
    sql: `
  SELECT session_id, ${ofRow},
    if(${SHORT_ID} IN (${IN_SEVERAL_ROWS}), ${hashOfId('session_id')}, 0) AS several
  FROM sessions AS s
  WHERE ${SESSION_ROWS}${before} AND (several != 0 OR (${after}))`,
    ofSession,
    isAsked: after,
  };
}

function conditionsOf(segment: ResolvedSegment, within?: Bind): { before: string; after: string } {
  const { before, after } = compile(segment, within);
  const all = (conditions: string[]) => conditions.map((condition) => `\n    AND ${condition}`).join('');
  return { before: all(before), after: `started_at >= ${FROM} AND started_at < ${UNTIL}${all(after)}` };
}
