import type { Device } from '@desirepath/contract/common';
import { QUERY } from '@desirepath/contract/limits';
import type { Segment } from '@desirepath/contract/segment';
import type { EventType } from '@desirepath/contract/tracking';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { type DayRange, RECORDED, rangeParams, segmentParams, sessionsInQuestion } from '../segments/queries.ts';

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
    replay_events AS event_count, pageviews, clicks, rage_clicks,
    entry_page, exit_page, device, browser, os, country, source`;

export type Sort = 'newest' | 'longest' | 'active';

/** What each order sorts by; a whole number, so that a cursor can hold it. */
const SORT_KEYS: Record<Sort, string> = {
  newest: 'toUnixTimestamp64Milli(replay_started_at)',
  longest: `date_diff('millisecond', replay_started_at, replay_ended_at)`,
  active: 'clicks + pageviews',
};

/** Where the page before ended: its last row's sort key and id. */
export interface After {
  key: number;
  id: string;
}

/** Recorded sessions of a segment, in order. One row a session. */
export function listRecordings(
  behaviour: Behaviour,
  range: DayRange,
  segment: Segment,
  page: { sort: Sort; limit: number; after: After | undefined },
  signal?: AbortSignal,
): Promise<(RecordingRow & { sort_key: number })[]> {
  return behaviour.rows(
    `SELECT ${COLUMNS}, ${SORT_KEYS[page.sort]} AS sort_key
     FROM (${sessionsInQuestion(segment, RECORDED)})
     WHERE replay_events > 0
       ${page.after ? 'AND (sort_key, session_id) < ({after_key:Int64}, {after_id:UUID})' : ''}
     ORDER BY sort_key DESC, session_id DESC
     LIMIT {limit:UInt32}`,
    {
      ...rangeParams(range),
      ...segmentParams(segment),
      limit: page.limit,
      ...(page.after ? { after_key: page.after.key, after_id: page.after.id } : {}),
    },
    signal,
  );
}

/** One recorded session, whenever it was. */
export async function findRecording(behaviour: Behaviour, site: number, id: string): Promise<RecordingRow | undefined> {
  const [row] = await behaviour.rows<RecordingRow>(
    `SELECT ${COLUMNS}
     FROM (
       SELECT session_id, any(s.visitor_id) AS visitor_id, max(s.user_id) AS user_id,
         sum(s.pageviews) AS pageviews, sum(s.clicks) AS clicks, sum(s.rage_clicks) AS rage_clicks,
         sum(s.replay_events) AS replay_events,
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
const DAYS_OF_RECORDING = `
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
  tab_id: string;
}

/** What happened in a recorded session, in order. One row an event; pointer trails are left to the replay. */
export function timeline(behaviour: Behaviour, site: number, id: string): Promise<TimelineRow[]> {
  return behaviour.rows(
    `SELECT toUnixTimestamp64Milli(e.at) AS at, type, path, title, name, element, element_text, value,
       if(type = 'request', toInt32OrNull(toString(props.status)), NULL) AS status,
       if(type = 'request', ifNull(toString(props.reason), ''), '') AS reason, tab_id
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

/** Chunks of a session in the order they are played, from a place on, up to a page's worth of bytes and one more. */
export function chunksFrom(
  behaviour: Behaviour,
  site: number,
  id: string,
  from: { first_at: number; tab_id: string; seq: number } | undefined,
): Promise<ChunkRow[]> {
  return behaviour.rows(
    `SELECT tab_id, seq, first_ms AS first_at, payload
     FROM (
       SELECT tab_id, seq, toUnixTimestamp64Milli(first_at) AS first_ms, payload,
         sum(length(payload)) OVER (ORDER BY first_ms, tab_id, seq) AS bytes_so_far
       FROM replay_chunks
       WHERE site_id = {site:UInt32} AND session_id = {id:UUID}
         ${from ? `AND (toUnixTimestamp64Milli(first_at), tab_id, seq) > ({first:Int64}, {tab:UUID}, {seq:UInt32})` : ''})
     WHERE bytes_so_far - length(payload) <= {bytes:UInt64}
     ORDER BY first_ms, tab_id, seq`,
    {
      site,
      id,
      bytes: QUERY.replayPageBytes,
      ...(from ? { first: from.first_at, tab: from.tab_id, seq: from.seq } : {}),
    },
  );
}
