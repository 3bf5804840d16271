import type { Device } from '@desirepath/contract/common';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import type { Records } from '../../../storage/records/open.ts';
import { type DayRange, rangeParams } from '../../segments/days/range.ts';
import { segmentParams, sessionsInQuestion } from '../../segments/queries.ts';
import type { ResolvedSegment } from '../../segments/references.ts';

/** Times are epoch ms. */
export interface Stretch {
  site: number;
  /** Not included. */
  from: number;
  /** Included. */
  until: number;
}

/**
 * Sessions of which the last thing that arrived did so in a stretch of time. By arrival, so that what a phone without a net
 * sends an hour later is not missed. One row a session.
 */
export async function lastHeardOf(behaviour: Behaviour, { site, from, until }: Stretch): Promise<string[]> {
  const received = (table: string) => `
       SELECT session_id, received_at FROM ${table}
       WHERE site_id = {site:UInt32} AND received_at > {from:DateTime64(3, 'UTC')}`;
  const rows = await behaviour.rows<{ session_id: string }>(
    `SELECT session_id
     FROM (${received('events')} UNION ALL ${received('replay_chunks')})
     GROUP BY session_id
     HAVING max(received_at) <= {until:DateTime64(3, 'UTC')}
     ORDER BY max(received_at), session_id`,
    { site, from, until },
  );
  return rows.map(({ session_id }) => session_id);
}

export interface FinishedSession {
  session_id: string;
  visitor_id: string;
  user_id: string;
  /** epoch ms */
  started_at: number;
  ended_at: number;
  /** ms */
  duration: number;
  pageviews: number;
  clicks: number;
  rage_clicks: number;
  dead_clicks: number;
  error_clicks: number;
  u_turns: number;
  errors: number;
  replay_events: number;
  replay_duration: number;
  entry_page: string;
  exit_page: string;
  device: Device;
  browser: string;
  os: string;
  country: string;
  source: string;
}

/** Some sessions, by their ids. One row a session, in the order of their ends. */
export function sessionsById(behaviour: Behaviour, range: DayRange, ids: string[]): Promise<FinishedSession[]> {
  return behaviour.rows(
    `SELECT session_id, visitor_id, user_id, duration, pageviews, clicks, rage_clicks, dead_clicks, error_clicks, u_turns,
       toUnixTimestamp64Milli(started_at) AS started_at, toUnixTimestamp64Milli(ended_at) AS ended_at,
       js_errors AS errors, replay_events,
       if(replay_events > 0, date_diff('millisecond', replay_started_at, replay_ended_at), 0) AS replay_duration,
       entry_page, exit_page, device, browser, os, country, source
     FROM (${sessionsInQuestion({}, 'AND session_id IN {ids:Array(UUID)}')})
     ORDER BY ended_at, session_id`,
    { ...rangeParams(range), ids },
  );
}

/** Which of some sessions are in a segment. */
export async function whichAreIn(
  behaviour: Behaviour,
  range: DayRange,
  segment: ResolvedSegment,
  ids: string[],
): Promise<Set<string>> {
  const rows = await behaviour.rows<{ session_id: string }>(
    `SELECT session_id FROM (${sessionsInQuestion(segment, 'AND session_id IN {ids:Array(UUID)}')})`,
    { ...rangeParams(range), ...segmentParams(segment), ids },
  );
  return new Set(rows.map(({ session_id }) => session_id));
}

/** Up to when (epoch ms) ends of sessions were told; of a site that is asked for the first time, from now on. */
export async function toldUntil(records: Records, site_id: number, now: number): Promise<number> {
  await records
    .insertInto('finished_sessions')
    .values({ site_id, told_until: now })
    .onConflict((conflict) => conflict.column('site_id').doNothing())
    .execute();
  const row = await records
    .selectFrom('finished_sessions')
    .select('told_until')
    .where('site_id', '=', site_id)
    .executeTakeFirstOrThrow();
  return row.told_until;
}

export async function noteTold(records: Records, site_id: number, told_until: number): Promise<void> {
  await records.updateTable('finished_sessions').set({ told_until }).where('site_id', '=', site_id).execute();
}

/** Where nobody waits for ends of sessions any more, they are not told when somebody does again. */
export async function forgetTold(records: Records, wanted: number[]): Promise<void> {
  let query = records.deleteFrom('finished_sessions');
  if (wanted.length > 0) query = query.where('site_id', 'not in', wanted);
  await query.execute();
}
