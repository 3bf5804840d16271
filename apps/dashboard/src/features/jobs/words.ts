import type { Job } from '@desirepath/contract/jobs';

export const STATE_WORDS: Record<Job['status'], string> = {
  queued: 'Waiting',
  running: 'At work',
  done: 'Done',
  failed: 'Given up',
};

/** What kinds of jobs do; one that is not known here is shown by its name. */
export const KIND_WORDS: Record<string, string> = {
  alerts: 'Look at what is watched',
  digests: 'Weekly mails',
  'domain-event': 'Tell what happened',
  'finished-sessions': 'Find sessions that ended',
  'funnel-metrics': 'Measure funnels',
  heatmaps: 'Make heatmaps',
  mail: 'Send a mail',
  retention: 'Delete what is past its time',
  'site-removal': 'Delete a site',
  'snapshot-thinning': 'Thin out pages behind heatmaps',
  'stale-heatmaps': 'Refresh heatmaps',
  'webhook-delivery': 'Deliver to a webhook',
};
