import { DAY_MS, MINUTE_MS } from '@desirepath/contract/durations';
import { SESSION } from '@desirepath/contract/limits';
import { appError } from '../../errors/app-error.ts';
import { utcDay } from '../../storage/behaviour/days.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { SEEN } from './seen-bodies.ts';

/** A session as the store knows it. */
export interface StoredSession {
  site_id: number;
  session_id: string;
  visitor_id: string;
  user_id: string;
}

/** No session lives longer than two days of that. */
const DAYS = 2;
/** Sessions are written a moment after the events they are made of, and later by a server in trouble: what is newer is asked of events. */
const WRITTEN_WITHIN_MS = 2 * MINUTE_MS;

/** Sessions, and parts of those that may not be written yet, which another server may have begun. Rows of what is asked for, several a session. */
const sessionsThat = (condition: string) => `
  SELECT s.site_id AS site_id, s.session_id AS session_id, s.visitor_id AS visitor_id, s.user_id AS user_id, s.ended_at AS ended_at
  FROM sessions AS s
  WHERE s.day >= {since:Date} AND ${condition}
  UNION ALL
  SELECT e.site_id AS site_id, e.session_id AS session_id, e.visitor_id AS visitor_id, e.user_id AS user_id, e.at AS ended_at
  FROM events AS e
  WHERE e.day >= {since:Date} AND e.received_at >= {unwritten:DateTime64(3, 'UTC')} AND ${condition}`;

/** Those of some sessions that gave a sign of life within the last days. One row a session and site. */
const findSessions =
  (behaviour: Behaviour) =>
  (session_ids: string[], now: number): Promise<StoredSession[]> =>
    behaviour.lookup<StoredSession>(
      `SELECT q.site_id AS site_id, q.session_id AS session_id, any(q.visitor_id) AS visitor_id, max(q.user_id) AS user_id
       FROM (${sessionsThat('session_id IN {session_ids:Array(UUID)}')}) AS q
       GROUP BY site_id, session_id
       LIMIT 100`,
      { session_ids, since: utcDay(now - DAYS * DAY_MS), unwritten: now - WRITTEN_WITHIN_MS },
    );

/** The latest session of a visitor, unless it has ended. */
const findSessionOfVisitor =
  (behaviour: Behaviour) =>
  async (
    site_id: number,
    visitor_id: string,
    now: number,
  ): Promise<(StoredSession & { ended_at: number }) | undefined> => {
    const [row] = await behaviour.lookup<StoredSession & { ended_at: number }>(
      `SELECT q.site_id AS site_id, q.session_id AS session_id, any(q.visitor_id) AS visitor_id, max(q.user_id) AS user_id,
         toUnixTimestamp64Milli(max(q.ended_at)) AS ended_at
       FROM (${sessionsThat('site_id = {site_id:UInt32} AND visitor_id = {visitor_id:UUID}')}) AS q
       GROUP BY site_id, session_id
       HAVING ended_at >= {active:Int64}
       ORDER BY ended_at DESC
       LIMIT 1`,
      {
        site_id,
        visitor_id,
        since: utcDay(now - SESSION.inactivity - DAY_MS),
        unwritten: now - WRITTEN_WITHIN_MS,
        active: now - SESSION.inactivity,
      },
    );
    return row;
  };

/** @throws AppError storage_unavailable where the store does not answer: the client is to come again */
export const findStoredSessions = (behaviour: Behaviour) => ({
  byId: orUnavailable(findSessions(behaviour)),
  ofVisitor: orUnavailable(findSessionOfVisitor(behaviour)),
});
export type FindStoredSessions = ReturnType<typeof findStoredSessions>;

const orUnavailable =
  <Asked extends unknown[], Answer>(ask: (...asked: Asked) => Promise<Answer>) =>
  (...asked: Asked): Promise<Answer> =>
    ask(...asked).catch((cause: unknown) => {
      throw appError('storage_unavailable', { cause });
    });

/** How long before the end of a process its bodies may still be repeated. */
const REPEATED_MINUTES = 10;

/**
 * Names, as of `seen-bodies.ts`, of what was stored last. Only ids that we made (UUIDs of version 8) are of foreign clients.
 */
export async function findLastBodies(behaviour: Behaviour): Promise<string[]> {
  const rows = await behaviour.lookup<{ name: string }>(
    `SELECT DISTINCT toString(tab_id) AS name
     FROM events
     WHERE received_at >= (SELECT max(received_at) FROM events) - INTERVAL ${REPEATED_MINUTES} MINUTE
       AND substring(name, 15, 1) = '8'
     LIMIT ${SEEN}
     UNION ALL
     SELECT concat(toString(tab_id), ' ', toString(seq)) AS name
     FROM replay_chunks
     WHERE received_at >= (SELECT max(received_at) FROM replay_chunks) - INTERVAL ${REPEATED_MINUTES} MINUTE
       AND substring(name, 15, 1) = '8'
     LIMIT ${SEEN}`,
  );
  return rows.map(({ name }) => name);
}
