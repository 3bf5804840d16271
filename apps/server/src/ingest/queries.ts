import { ANONYMOUS } from '@desirepath/contract/limits';
import type { Behaviour } from '../storage/behaviour/open.ts';
import type { RecentSession } from './anonymous.ts';
import type { FindStored } from './deduplicator.ts';
import type { FindSnapshots } from './snapshot-needs.ts';

/** Which numbers of a tab's sequence are stored, as events or as replay chunks. */
export const findStored =
  (behaviour: Behaviour): FindStored =>
  async ({ site_id, session_id, tab_id, seqs }) => {
    const rows = await behaviour.lookup<{ seq: number }>(
      // Found by the index on tab_id alone: the visitor's clock may have been set between two attempts, and the day with it.
      `SELECT seq
       FROM events
       WHERE site_id = {site_id:UInt32}
         AND tab_id = {tab_id:UUID}
         AND seq BETWEEN {low:UInt32} AND {high:UInt32}
       UNION ALL
       SELECT seq
       FROM replay_chunks
       WHERE site_id = {site_id:UInt32}
         ${session_id === undefined ? '' : 'AND session_id = {session_id:UUID}'}
         AND tab_id = {tab_id:UUID}
         AND seq BETWEEN {low:UInt32} AND {high:UInt32}`,
      {
        site_id,
        ...(session_id === undefined ? {} : { session_id }),
        tab_id,
        low: Math.min(...seqs),
        high: Math.max(...seqs),
      },
    );
    return new Set(rows.map((row) => row.seq));
  };

/** When the newest snapshot of each state of a page was taken, epoch ms. */
export const findSnapshots =
  (behaviour: Behaviour): FindSnapshots =>
  async ({ site_id, ...page }) => {
    const rows = await behaviour.lookup<{ state: string; at: number }>(
      `SELECT state, toUnixTimestamp64Milli(max(taken_at)) AS at
       FROM page_snapshots
       WHERE site_id = {site_id:UInt32} AND path = {path:String} AND device = {device:String}
         AND host = {host:String} AND query = {query:String}
       GROUP BY state`,
      { site_id, ...page },
    );
    return new Map(rows.map(({ state, at }) => [state, at]));
  };

/** Sessions of a site with a sign of life since a moment (epoch ms), the last of each visitor. One row a visitor. */
export const findRecentSessions =
  (behaviour: Behaviour) =>
  (site_id: number, since: number): Promise<RecentSession[]> =>
    behaviour.lookup(
      `SELECT q.visitor_id AS visitor_id, argMax(q.session_id, q.ended_at) AS session_id,
         toUnixTimestamp64Milli(max(q.ended_at)) AS ended_at
       FROM (
         SELECT session_id, any(s.visitor_id) AS visitor_id, max(s.ended_at) AS ended_at
         FROM sessions AS s
         WHERE site_id = {site_id:UInt32} AND day >= toDate({since:DateTime64(3, 'UTC')}) - 1
         GROUP BY session_id
         HAVING ended_at >= {since:DateTime64(3, 'UTC')}) AS q
       GROUP BY q.visitor_id
       LIMIT {limit:UInt32}`,
      { site_id, since, limit: ANONYMOUS.sessions },
    );

/** The session of a visitor with the last event since a moment (epoch ms); of events, for sessions are written a while after them. */
export const findCurrentSession =
  (behaviour: Behaviour) =>
  async (site_id: number, visitor_id: string, since: number): Promise<RecentSession | undefined> => {
    const [row] = await behaviour.lookup<RecentSession>(
      `SELECT visitor_id, argMax(session_id, e.at) AS session_id, toUnixTimestamp64Milli(max(e.at)) AS ended_at
       FROM events AS e
       WHERE site_id = {site_id:UInt32} AND visitor_id = {visitor_id:UUID}
         AND day >= toDate({since:DateTime64(3, 'UTC')}) AND e.at >= {since:DateTime64(3, 'UTC')}
       GROUP BY visitor_id`,
      { site_id, visitor_id, since },
    );
    return row;
  };
