import type { Behaviour } from '../../../storage/behaviour/open.ts';

/** The minutes (epoch ms) of a stretch of time in which anything arrived from a site, in order. */
export async function lively(
  behaviour: Behaviour,
  site: number,
  { from, until }: { from: number; until: number },
  signal?: AbortSignal,
): Promise<number[]> {
  const rows = await behaviour.rows<{ at: number }>(
    `SELECT toUnixTimestamp(toStartOfMinute(received_at)) * 1000 AS at
     FROM events
     WHERE site_id = {site:UInt32} AND received_at > {from:DateTime64(3, 'UTC')}
       AND received_at <= {until:DateTime64(3, 'UTC')}
     GROUP BY at
     ORDER BY at`,
    { site, from, until },
    signal,
  );
  return rows.map(({ at }) => at);
}
