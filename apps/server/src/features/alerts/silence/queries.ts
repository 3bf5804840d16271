import type { Behaviour } from '../../../storage/behaviour/open.ts';

/** A minute in which anything arrived (epoch ms): when that first did, and last. */
export interface Signs {
  first: number;
  last: number;
}

/** The minutes of a stretch of time in which anything arrived from a site, in order. */
export function signsOfLife(
  behaviour: Behaviour,
  site: number,
  { from, until }: { from: number; until: number },
  signal?: AbortSignal,
): Promise<Signs[]> {
  return behaviour.rows(
    `SELECT toUnixTimestamp64Milli(min(received_at)) AS first, toUnixTimestamp64Milli(max(received_at)) AS last
     FROM events
     WHERE site_id = {site:UInt32} AND received_at > {from:DateTime64(3, 'UTC')}
       AND received_at <= {until:DateTime64(3, 'UTC')}
     GROUP BY toStartOfMinute(received_at)
     ORDER BY first`,
    { site, from, until },
    signal,
  );
}
