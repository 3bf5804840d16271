import type { Behaviour } from '../../../storage/behaviour/open.ts';

/** A session; times are epoch ms. */
export interface SessionRow {
  session_id: string;
  started_at: number;
  duration: number;
  pageviews: number;
  clicks: number;
  errors: number;
  entry_page: string;
  is_recorded: number;
}

/** Whose sessions: the visitor's, and of a user whom the site knows those in other browsers too. */
export interface Who {
  visitor_id: string;
  user_id: string;
}

const THEIRS = `site_id = {site:UInt32}
       AND (visitor_id = {visitor_id:UUID} OR ({user_id:String} != '' AND user_id = {user_id:String}))`;

/** Sessions of somebody, the newest first. One row a session. */
export function sessionsOf(behaviour: Behaviour, site: number, who: Who, limit: number): Promise<SessionRow[]> {
  return behaviour.rows(
    `SELECT session_id, toUnixTimestamp64Milli(min(s.started_at)) AS started_at,
       date_diff('millisecond', min(s.started_at), max(s.ended_at)) AS duration,
       sum(s.pageviews) AS pageviews, sum(s.clicks) AS clicks, sum(s.js_errors) AS errors,
       min(s.entry).2 AS entry_page, toUInt8(sum(s.replay_events) > 0) AS is_recorded
     FROM sessions AS s
     WHERE ${THEIRS}
     GROUP BY session_id
     ORDER BY started_at DESC, session_id
     LIMIT {limit:UInt32}`,
    { site, ...who, limit },
  );
}

export async function countSessions(behaviour: Behaviour, site: number, who: Who): Promise<number> {
  const [row] = await behaviour.rows<{ count: number }>(
    `SELECT uniqExact(session_id) AS count FROM sessions WHERE ${THEIRS}`,
    { site, ...who },
  );
  return row?.count ?? 0;
}

/** What was last said of somebody. */
export async function traitsOf(behaviour: Behaviour, site: number, who: Who): Promise<Record<string, unknown>> {
  const [row] = await behaviour.rows<{ props: Record<string, unknown> }>(
    `SELECT props FROM events WHERE ${THEIRS} AND type = 'identify' ORDER BY at DESC LIMIT 1`,
    { site, ...who },
  );
  return row?.props ?? {};
}
