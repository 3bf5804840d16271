import { DAY_MS } from '@desirepath/contract/durations';
import type { SiteSettings } from '@desirepath/contract/site-settings';
import type { Running } from '../../jobs/jobs.ts';
import type { EraseMails } from '../../net/mailer/mail-files.ts';
import { utcDay } from '../../storage/behaviour/days.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { eraseReplays, IDS_AT_ONCE } from '../../storage/behaviour/replays.ts';
import type { Records } from '../../storage/records/open.ts';
import { forgetMarks } from '../../storage/records/recordings.ts';
import { deleteFeedbackBefore, eraseAnswersBefore } from './ages/queries.ts';
import { eraseBefore, keptRecordings, replaysBefore, replaysBeyond } from './queries.ts';

const GB = 1e9;

export type Limits = Pick<
  SiteSettings,
  'keep_replays_days' | 'keep_replays_gb' | 'keep_events_days' | 'keep_answers_days' | 'keep_feedback_days'
>;

export const isLimited = (limits: Limits): boolean =>
  Object.entries(limits).some(([name, limit]) => name.startsWith('keep_') && limit !== null);

interface Site {
  id: number;
  settings: Limits;
}

/** Deletes what a site does not keep any longer. Favourites and other {@link keptRecordings} stay, with their sessions and events. */
export async function applyRetention(
  { behaviour, records, eraseMails }: { behaviour: Behaviour; records: Records; eraseMails: EraseMails },
  { id, settings }: Site,
  now: number,
  { progress, signal }: Running,
): Promise<void> {
  const marked = await keptRecordings(records, id, now);
  const expired = new Set<string>();
  // A replay without its session could not be found.
  const days = Math.min(settings.keep_replays_days ?? Infinity, settings.keep_events_days ?? Infinity);
  if (Number.isFinite(days))
    for (const one of await replaysBefore(behaviour, id, now - days * DAY_MS)) expired.add(one);
  if (settings.keep_replays_gb !== null) {
    for (const one of await replaysBeyond(behaviour, id, settings.keep_replays_gb * GB, marked)) expired.add(one);
  }
  const ids = [...expired];
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    // Those before took their time: what was marked meanwhile stays too.
    const kept = new Set(await keptRecordings(records, id, now));
    const some = ids.slice(from, from + IDS_AT_ONCE).filter((one) => !kept.has(one));
    // First, for who is cut off in between: a recording that is gone is not found again.
    await forgetMarks(records, id, some);
    await eraseReplays(behaviour, id, some, signal);
  }
  await progress(50);
  const answerDays = Math.min(settings.keep_answers_days ?? Infinity, settings.keep_events_days ?? Infinity);
  if (Number.isFinite(answerDays))
    await eraseAnswersBefore({ behaviour, records }, id, now - answerDays * DAY_MS, signal);
  if (settings.keep_feedback_days !== null)
    await deleteFeedbackBefore({ records, eraseMails }, id, now - settings.keep_feedback_days * DAY_MS);
  if (settings.keep_events_days === null) return;
  const firstDay = utcDay(now - settings.keep_events_days * DAY_MS);
  await eraseBefore(behaviour, id, firstDay, await keptRecordings(records, id, now), signal);
}
