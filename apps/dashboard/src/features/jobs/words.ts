import type { Job } from '@desirepath/contract/jobs';
import { t } from '@lingui/core/macro';

export const STATE_WORDS: Record<Job['status'], string> = {
  queued: t`Waiting`,
  running: t`At work`,
  done: t`Done`,
  failed: t`Given up`,
};

/** What kinds of jobs do; one that is not known here is shown by its name. */
export const KIND_WORDS: Record<string, string> = {
  alerts: t`Look at what is watched`,
  digests: t`Weekly mails`,
  'domain-event': t`Tell what happened`,
  'finished-sessions': t`Find sessions that ended`,
  'funnel-metrics': t`Measure funnels`,
  heatmaps: t`Make heatmaps`,
  mail: t`Send a mail`,
  retention: t`Delete what is past its time`,
  'site-removal': t`Delete a site`,
  'snapshot-thinning': t`Thin out pages behind heatmaps`,
  'stale-heatmaps': t`Refresh heatmaps`,
  'webhook-delivery': t`Deliver to a webhook`,
};
