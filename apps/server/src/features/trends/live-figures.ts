import { LIVE } from '@desirepath/contract/limits';
import type { LiveEvent, LiveNow } from '@desirepath/contract/trends';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { liveByPage, recentEvents } from './queries.ts';

/** Who is on a site, and which of the sessions under way are recorded. */
export type LiveCount = LiveNow & { recorded: string[] };

/** @param now epoch ms */
export async function countLive(behaviour: Behaviour, siteId: number, now: number): Promise<LiveCount> {
  const rows = await liveByPage(behaviour, siteId, now);
  return {
    visitors: rows.reduce((sum, { visitors }) => sum + visitors, 0),
    pages: rows.slice(0, LIVE.pages).map(({ path, visitors }) => ({ path, visitors })),
    recorded: rows.flatMap(({ recorded }) => recorded).slice(0, LIVE.recordings),
  };
}

/** What was done on a site within the last minutes, the newest first. @param now epoch ms */
export async function recentLive(behaviour: Behaviour, siteId: number, now: number): Promise<LiveEvent[]> {
  const rows = await recentEvents(behaviour, siteId, now);
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}
