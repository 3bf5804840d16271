import { DAY_MS } from '@desirepath/contract/durations';
import type { Site } from '@desirepath/contract/sites';
import { utcDay } from '../../storage/behaviour/days.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Records } from '../../storage/records/open.ts';
import { answersBefore, countAuditBefore, countFeedbackBefore, eventsBefore } from './ages/queries.ts';
import { keptRecordings, replaysBefore, replaysBeyond } from './queries.ts';

const GB = 1e9;

/** What {@link applyRetention} would delete at this moment, by kind: the same questions, asked before. */
export async function retentionPreview(
  { behaviour, records }: { behaviour: Behaviour; records: Records },
  { id, team, settings }: Site,
  { now, auditDays }: { now: number; auditDays: number },
) {
  const before = (days: number) => now - days * DAY_MS;
  const kept = await keptRecordings(records, id, now);
  const { keep_replays_days, keep_replays_gb, keep_events_days, keep_answers_days, keep_feedback_days } = settings;
  const replayDays = Math.min(keep_replays_days ?? Infinity, keep_events_days ?? Infinity);
  const expired = new Set(Number.isFinite(replayDays) ? await replaysBefore(behaviour, id, before(replayDays)) : []);
  if (keep_replays_gb !== null)
    for (const one of await replaysBeyond(behaviour, id, keep_replays_gb * GB, kept)) expired.add(one);
  for (const one of kept) expired.delete(one);

  const answerDays = Math.min(keep_answers_days ?? Infinity, keep_events_days ?? Infinity);
  const [events, answers, feedback, audit] = await Promise.all([
    keep_events_days === null ? 0 : eventsBefore(behaviour, id, utcDay(before(keep_events_days)), kept),
    Number.isFinite(answerDays) ? answersBefore(behaviour, id, before(answerDays)) : 0,
    keep_feedback_days === null ? 0 : countFeedbackBefore(records, id, before(keep_feedback_days)),
    countAuditBefore(records, team, before(auditDays)),
  ]);
  return [
    { kind: 'recordings' as const, keep_days: Number.isFinite(replayDays) ? replayDays : null, due: expired.size },
    { kind: 'events' as const, keep_days: keep_events_days, due: events },
    { kind: 'answers' as const, keep_days: Number.isFinite(answerDays) ? answerDays : null, due: answers },
    { kind: 'feedback' as const, keep_days: keep_feedback_days, due: feedback },
    { kind: 'audit' as const, keep_days: auditDays, due: audit },
  ];
}
