import type { SiteSettings } from '@desirepath/contract/sites';
import type { Running } from '../../jobs/jobs.ts';
import { DAY_MS, utcDay } from '../../storage/behaviour/days.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { eraseReplays } from '../../storage/behaviour/replays.ts';
import type { Records } from '../../storage/records/open.ts';
import { eraseBefore, keptRecordings, replaysBefore, replaysBeyond } from './queries.ts';

const GB = 1e9;

export type Limits = Pick<SiteSettings, 'keep_replays_days' | 'keep_replays_gb' | 'keep_events_days'>;

export const isLimited = (limits: Limits): boolean =>
  limits.keep_replays_days !== null || limits.keep_replays_gb !== null || limits.keep_events_days !== null;

interface Site {
  id: number;
  settings: Limits;
}

/** Deletes what a site does not keep any longer. Favourites and other {@link keptRecordings} stay, with their sessions and events. */
export async function applyRetention(
  { behaviour, records }: { behaviour: Behaviour; records: Records },
  { id, settings }: Site,
  now: number,
  { progress, signal }: Running,
): Promise<void> {
  const marked = await keptRecordings(records, id, now);
  const kept = new Set(marked);
  const expired = new Set<string>();
  // A replay without its session could not be found.
  const days = Math.min(settings.keep_replays_days ?? Infinity, settings.keep_events_days ?? Infinity);
  if (Number.isFinite(days))
    for (const one of await replaysBefore(behaviour, id, now - days * DAY_MS)) expired.add(one);
  if (settings.keep_replays_gb !== null) {
    for (const one of await replaysBeyond(behaviour, id, settings.keep_replays_gb * GB, marked)) expired.add(one);
  }
  await eraseReplays(
    behaviour,
    id,
    [...expired].filter((one) => !kept.has(one)),
    signal,
  );
  await progress(50);
  if (settings.keep_events_days === null) return;
  const firstDay = utcDay(now - settings.keep_events_days * DAY_MS);
  await eraseBefore(behaviour, id, firstDay, marked, signal);
}
