import { DAY_MS } from '@desirepath/contract/durations';
import { utcDay } from '../../storage/behaviour/days.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';

/** A session as the store gives it; times are epoch ms. */
export interface SessionRow {
  session_id: string;
  visitor_id: string;
  user_id: string;
  started_at: number;
  ended_at: number;
  device: string;
  browser: string;
  os: string;
  country: string;
  region: string;
  city: string;
}

/** Where the page before ended: when its last session began (epoch ms), and its id. */
export interface Before {
  at: number;
  id: string;
}

/** The store knows no day before 1970. */
const dayOf = (ms: number) => utcDay(Math.max(0, ms));

/** Sessions of a site that began within a stretch of time, newest first. One row a session. */
export function listSessions(
  behaviour: Behaviour,
  site: number,
  { since, before, limit }: { since: number; before: Before; limit: number },
  signal?: AbortSignal,
): Promise<SessionRow[]> {
  return behaviour.rows(
    `SELECT session_id, any(s.visitor_id) AS visitor_id, max(s.user_id) AS user_id,
       toUnixTimestamp64Milli(min(s.started_at)) AS started_at, toUnixTimestamp64Milli(max(s.ended_at)) AS ended_at,
       max(s.device) AS device, max(s.browser) AS browser, max(s.os) AS os,
       max(s.country) AS country, max(s.region) AS region, max(s.city) AS city
     FROM sessions AS s
     WHERE s.site_id = {site:UInt32} AND s.day BETWEEN {first_day:Date} AND {last_day:Date}
     GROUP BY session_id
     HAVING started_at >= {since:Int64} AND (started_at, session_id) < ({before:Int64}, {before_id:UUID})
     ORDER BY started_at DESC, session_id DESC
     LIMIT {limit:UInt32}`,
    {
      site,
      since,
      before: before.at,
      before_id: before.id,
      limit,
      // Those that cross a midnight have rows on both days.
      first_day: dayOf(since - DAY_MS),
      last_day: dayOf(before.at + DAY_MS),
    },
    signal,
  );
}

/** What the events of a session tell beyond its row; texts are empty where they tell nothing. */
export interface SessionFacts {
  session_id: string;
  counts: Record<string, number>;
  viewport: [width: number, height: number];
  /** One a line. */
  tags: string;
  device_type: string;
  browser: string;
  os: string;
}

/** One row a session that has events. */
export function sessionFacts(
  behaviour: Behaviour,
  site: number,
  sessions: readonly SessionRow[],
  signal?: AbortSignal,
): Promise<SessionFacts[]> {
  return behaviour.rows(
    `SELECT session_id, sumMap(map(toString(e.type), toUInt64(1))) AS counts,
       argMinIf((e.viewport_w, e.viewport_h), e.at, e.viewport_w > 0) AS viewport,
       ${['tags', 'device_type', 'browser', 'os'].map((name) => `${said(name)} AS ${name}`).join(',\n       ')}
     FROM events AS e
     WHERE e.site_id = {site:UInt32} AND e.day BETWEEN {first_day:Date} AND {last_day:Date}
       AND e.session_id IN {session_ids:Array(UUID)}
     GROUP BY session_id`,
    {
      site,
      session_ids: sessions.map(({ session_id }) => session_id),
      first_day: dayOf(Math.min(...sessions.map(({ started_at }) => started_at))),
      last_day: dayOf(Math.max(...sessions.map(({ ended_at }) => ended_at))),
    },
    signal,
  );
}

/** What the client said of a session when it began it. */
const said = (name: string) => `maxIf(ifNull(toString(e.props.${name}), ''), e.type = 'session_start')`;
