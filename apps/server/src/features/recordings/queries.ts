import type { Device } from '@desirepath/contract/common';
import { QUERY } from '@desirepath/contract/limits';
import type { RecordingSort } from '@desirepath/contract/recording-views';
import type { EventType } from '@desirepath/contract/tracking';
import type { Behaviour, QueryParams } from '../../storage/behaviour/open.ts';
import { createBinder } from '../segments/bind.ts';
import { type DayRange, rangeParams } from '../segments/days/range.ts';
import { hashOfId } from '../segments/hash-of-id.ts';
import { SESSION_ROWS, segmentParams, sessionsInQuestion } from '../segments/queries.ts';
import type { ResolvedSegment } from '../segments/references.ts';
import { SURVEY_OF_EVENT } from '../segments/surveys/queries.ts';
import { pointsColumn, rarePages, reasonsColumn } from './relevance/queries.ts';

/** A recorded session as the store gives it; times are epoch ms. */
export interface RecordingRow {
  recording_id: string;
  visitor_id: string;
  user_id: string;
  started_at: number;
  duration: number;
  event_count: number;
  pageviews: number;
  clicks: number;
  rage_clicks: number;
  /** JavaScript errors. */
  errors: number;
  entry_page: string;
  exit_page: string;
  device: Device;
  browser: string;
  os: string;
  country: string;
  source: string;
}

const COLUMNS = `
    session_id AS recording_id, visitor_id, user_id,
    toUnixTimestamp64Milli(replay_started_at) AS started_at,
    date_diff('millisecond', replay_started_at, replay_ended_at) AS duration,
    replay_events AS event_count, pageviews, clicks, rage_clicks, js_errors AS errors,
    entry_page, exit_page, device, browser, os, country, source`;

/**
 * For questions about all sessions of the days. To find by the key of `sessions` which of their rows are among a hundred
 * thousand ids takes longer than to read them all, and to spread so few groups over many tables does not pay: half the time.
 */
const OF_ALL_SESSIONS = 'SETTINGS use_index_for_in_with_subqueries = 0, group_by_two_level_threshold = 1000000';

/** What each order sorts by; a whole number, so that a cursor can hold it. */
const SORT_KEYS: Record<Exclude<RecordingSort, 'relevance'>, string> = {
  newest: 'toUnixTimestamp64Milli(replay_started_at)',
  longest: `date_diff('millisecond', replay_started_at, replay_ended_at)`,
  active: 'clicks + pageviews',
};

/** Where the page before ended: its last row's sort key and id. */
export interface After {
  key: number;
  id: string;
}

/** Whose recordings: a segment of some days, narrowed by marks that were looked up. */
export interface RecordingsQuestion {
  range: DayRange;
  segment: ResolvedSegment;
  marks: MarkConditions;
}

/** Conditions that come from outside the store, as SQL on sessions. */
export interface MarkConditions {
  before: string[];
  after: string[];
  params: QueryParams;
}

/** Of a recorded session some row counts replay: most sessions of most sites are not recorded, and need not be added up. */
const HAS_REPLAY = `${hashOfId('session_id')} IN (
      SELECT ${hashOfId('session_id')} FROM sessions WHERE ${SESSION_ROWS} AND replay_events > 0)`;

const recordedSessions = ({ segment, marks }: RecordingsQuestion) =>
  sessionsInQuestion(segment, [HAS_REPLAY, ...marks.before].map((condition) => `AND ${condition}`).join('\n    '));

const questionParams = ({ range, segment, marks }: RecordingsQuestion): QueryParams => ({
  ...rangeParams(range),
  ...segmentParams(segment),
  ...marks.params,
});

const isRecorded = ({ marks }: RecordingsQuestion) => ['replay_events > 0', ...marks.after].join(' AND ');

/** Which part of the list, in which order, and which acts are goals of the site. */
export interface ListPage {
  sort: RecordingSort;
  limit: number;
  after: After | undefined;
  conversions: readonly string[];
}

/**
 * Recorded sessions of a question, in order. One row a session. First their ids by what they are ordered by, then all else
 * of these few: of a hundred thousand sessions the pages they were on took half a second to put together.
 */
export async function listRecordings(
  behaviour: Behaviour,
  question: RecordingsQuestion,
  page: ListPage,
  signal?: AbortSignal,
): Promise<(ListedRow & Place)[]> {
  const findRare = rarePages(behaviour, question.range, signal);
  const [rare_pages, places] = await Promise.all([
    findRare,
    page.sort === 'relevance'
      ? findRare.then((rare) => placesOf(behaviour, question, page, rare, signal))
      : placesOf(behaviour, question, page, [], signal),
  ]);
  const terms = { rare_pages, conversions: page.conversions };
  if (places.length === 0) return [];
  const { bind, params } = createBinder('goal');
  const rows = await behaviour.rows<ListedRow>(
    `SELECT ${COLUMNS}, ${reasonsColumn(terms, bind)} AS reason_counts
     FROM (${sessionsInQuestion({}, 'AND session_id IN {ids:Array(UUID)}')})`,
    { ...rangeParams(question.range), ids: places.map(({ id }) => id), rare_pages, ...params },
    signal,
  );
  const byId = new Map(rows.map((row) => [row.recording_id, row]));
  return places.flatMap((place) => {
    const row = byId.get(place.id);
    return row ? [{ ...row, ...place }] : [];
  });
}

export type ListedRow = RecordingRow & { reason_counts: number[] };

/** Where in the list a recording stands. */
interface Place {
  id: string;
  key: number;
}

function placesOf(
  behaviour: Behaviour,
  question: RecordingsQuestion,
  { sort, limit, after, conversions }: ListPage,
  rare_pages: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Place[]> {
  const terms = { conversions, rare_pages };
  const { bind, params } = createBinder('goal');
  return behaviour.rows(
    `SELECT session_id AS id, ${sort === 'relevance' ? pointsColumn(terms, bind) : SORT_KEYS[sort]} AS key
     FROM (${recordedSessions(question)})
     WHERE ${isRecorded(question)} ${after ? 'AND (key, session_id) < ({after_key:Int64}, {after_id:UUID})' : ''}
     ORDER BY key DESC, session_id DESC
     LIMIT {limit:UInt32}
     ${OF_ALL_SESSIONS}`,
    {
      ...questionParams(question),
      rare_pages,
      ...params,
      limit,
      ...(after ? { after_key: after.key, after_id: after.id } : {}),
    },
    signal,
  );
}

/** How many there are of a question. */
export async function countRecordings(
  behaviour: Behaviour,
  question: RecordingsQuestion,
  signal?: AbortSignal,
): Promise<number> {
  const [row] = await behaviour.rows<{ count: number }>(
    `SELECT count() AS count FROM (${recordedSessions(question)}) WHERE ${isRecorded(question)} ${OF_ALL_SESSIONS}`,
    questionParams(question),
    signal,
  );
  return row?.count ?? 0;
}

/** One recorded session, whenever it was. */
export async function findRecording(behaviour: Behaviour, site: number, id: string): Promise<RecordingRow | undefined> {
  const [row] = await behaviour.rows<RecordingRow>(
    `SELECT ${COLUMNS}
     FROM (
       SELECT session_id, any(s.visitor_id) AS visitor_id, max(s.user_id) AS user_id,
         sum(s.pageviews) AS pageviews, sum(s.clicks) AS clicks, sum(s.rage_clicks) AS rage_clicks,
         sum(s.js_errors) AS js_errors, sum(s.replay_events) AS replay_events,
         min(s.replay_started_at) AS replay_started_at, max(s.replay_ended_at) AS replay_ended_at,
         min(s.entry).2 AS entry_page, max(s.exit).2 AS exit_page,
         max(s.source) AS source, max(s.device) AS device, max(s.browser) AS browser, max(s.os) AS os,
         max(s.country) AS country
       FROM sessions AS s
       WHERE site_id = {site:UInt32} AND day IN (${DAYS_OF_RECORDING}) AND session_id = {id:UUID}
       GROUP BY session_id)
     WHERE replay_events > 0`,
    { site, id },
  );
  return row;
}

/** The chunks of a session are found by their key; they tell which days to look at in tables ordered by day. */
export const DAYS_OF_RECORDING = `
  SELECT arrayJoin([toDate(first_at), toDate(first_at) - 1, toDate(last_at), toDate(last_at) + 1])
  FROM replay_chunks WHERE site_id = {site:UInt32} AND session_id = {id:UUID}`;

export interface TimelineRow {
  /** epoch ms */
  at: number;
  type: EventType;
  path: string;
  title: string;
  name: string;
  element: string;
  element_text: string;
  value: number | null;
  status: number | null;
  reason: string;
  message: string;
  tab_id: string;
}

/** What happened in a recorded session, in order. One row an event; pointer trails are left to the replay. */
export function timeline(behaviour: Behaviour, site: number, id: string): Promise<TimelineRow[]> {
  return behaviour.rows(
    `SELECT toUnixTimestamp64Milli(e.at) AS at, type, path, title, name, element, element_text, value,
       if(type = 'request', toInt32OrNull(toString(props.status)), NULL) AS status,
       if(type = 'request', ifNull(toString(props.reason), ''), '') AS reason,
       if(type = 'console', ifNull(toString(props.message), ''),
         ${SURVEY_OF_EVENT}) AS message, tab_id
     FROM events AS e
     WHERE site_id = {site:UInt32} AND day IN (${DAYS_OF_RECORDING}) AND session_id = {id:UUID} AND type != 'mouse_move'
     ORDER BY e.at, seq
     LIMIT {limit:UInt32}`,
    { site, id, limit: QUERY.timelineEvents },
  );
}

export interface ChunkRow {
  tab_id: string;
  seq: number;
  /** epoch ms of its first event */
  first_at: number;
  /** The rrweb events, as JSON text. */
  payload: string;
}

/**
 * Chunks of a session in the order they are played, from a place on, up to a page's worth of bytes and one more. Which ones
 * these are is told by their sizes: of an hour only what is played now is read.
 * @param until epoch ms: none that begins later
 */
export function chunksFrom(
  behaviour: Behaviour,
  site: number,
  id: string,
  from: { first_at: number; tab_id: string; seq: number } | undefined,
  until?: number,
): Promise<ChunkRow[]> {
  return behaviour.rows(
    `SELECT tab_id, seq, toUnixTimestamp64Milli(c.first_at) AS first_at, payload
     FROM replay_chunks AS c
     WHERE site_id = {site:UInt32} AND session_id = {id:UUID} AND (tab_id, seq) IN (
       SELECT tab_id, seq
       FROM (
         SELECT tab_id, seq, bytes, toUnixTimestamp64Milli(first_at) AS first_ms,
           sum(bytes) OVER (ORDER BY first_ms, tab_id, seq) AS bytes_so_far
         FROM replay_chunks
         WHERE site_id = {site:UInt32} AND session_id = {id:UUID}
           ${from ? `AND (toUnixTimestamp64Milli(first_at), tab_id, seq) > ({first:Int64}, {tab:UUID}, {seq:UInt32})` : ''}
           ${until === undefined ? '' : `AND first_at <= {until:DateTime64(3, 'UTC')}`})
       WHERE bytes_so_far - bytes <= {bytes:UInt64})
     ORDER BY c.first_at, tab_id, seq`,
    {
      site,
      id,
      bytes: from ? QUERY.replayPageBytes : QUERY.replayFirstPageBytes,
      ...(from ? { first: from.first_at, tab: from.tab_id, seq: from.seq } : {}),
      ...(until !== undefined && { until }),
    },
  );
}
