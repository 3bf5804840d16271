import type { Behaviour } from '../../../storage/behaviour/open.ts';

export interface NewError {
  /** The message. */
  name: string;
  /** epoch ms */
  first_at: number;
  sessions: number;
}

/** How long a message is known: one that was not seen for so long is new again. */
const KNOWN_DAYS = 90;

/** JavaScript errors whose message was first seen within a stretch of time (epoch ms, `until` included). One row a message. */
export function newErrors(
  behaviour: Behaviour,
  site: number,
  { from, until }: { from: number; until: number },
  signal?: AbortSignal,
): Promise<NewError[]> {
  return behaviour.rows(
    `SELECT name, toUnixTimestamp64Milli(min(received_at)) AS first_at, uniqExact(session_id) AS sessions
     FROM events
     WHERE site_id = {site:UInt32} AND type = 'js_error'
       AND day >= toDate({from:DateTime64(3, 'UTC')}) - ${KNOWN_DAYS} AND received_at <= {until:DateTime64(3, 'UTC')}
     GROUP BY name
     HAVING min(received_at) > {from:DateTime64(3, 'UTC')}
     ORDER BY first_at, name
     LIMIT 200`,
    { site, from, until },
    signal,
  );
}
