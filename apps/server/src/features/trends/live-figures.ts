import type { LiveEvent, LiveNow } from '@desirepath/contract/trends';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { type LiveRow, liveBy } from './now/queries.ts';
import { recentEvents } from './queries.ts';

/** Who is on a site, and which of the sessions under way are recorded. */
export type LiveCount = LiveNow & { recorded: string[] };

/** @param now epoch ms */
export async function countLive(behaviour: Behaviour, siteId: number, now: number): Promise<LiveCount> {
  const rows = await liveBy(behaviour, siteId, now);
  const [all] = rows.filter(({ by }) => by === 'all');
  const of = (by: LiveRow['by']) =>
    rows.filter((row) => row.by === by).map(({ value, visitors }) => ({ value, visitors }));
  return {
    visitors: all?.visitors ?? 0,
    pages: of('page').map(({ value: path, visitors }) => ({ path, visitors })),
    sources: of('source'),
    countries: of('country'),
    recorded: all?.recorded ?? [],
  };
}

/** What was done on a site within the last minutes, the newest first. @param now epoch ms */
export async function recentLive(behaviour: Behaviour, siteId: number, now: number): Promise<LiveEvent[]> {
  const rows = await recentEvents(behaviour, siteId, now);
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}
