import type { Behaviour } from '../../../storage/behaviour/open.ts';

/** When the first visit of a site began of which anything is kept (epoch ms); 0 where there is none. */
export async function firstVisit(behaviour: Behaviour, site: number, signal?: AbortSignal): Promise<number> {
  const [row] = await behaviour.rows<{ at: number }>(
    `SELECT toUnixTimestamp64Milli(min(started_at)) AS at
     FROM sessions
     WHERE site_id = {site:UInt32} AND day = (SELECT min(day) FROM sessions WHERE site_id = {site:UInt32})`,
    { site },
    signal,
  );
  return row?.at ?? 0;
}
