import { z } from 'zod';
import { ABOUT, person, viewer } from './access.ts';
import { listInput, listOf, moment, siteId } from './common.ts';
import { JOB_STATES } from './job-states.ts';

export const job = z.object({
  id: z.uuid(),
  kind: z.string(),
  status: z.enum(JOB_STATES),
  progress: z.number().int().min(0).max(100).describe('Percent.'),
  error: z.string().optional().describe('Why the last attempt failed, as a sentence.'),
});
export type Job = z.infer<typeof job>;

const queuedJob = job.extend({
  site: siteId.nullable().describe('Of which site it is, where it is of one.'),
  attempts: z.number().int(),
  created_at: moment,
  at: moment.describe('When it is due, was begun, or has ended.'),
});
export type QueuedJob = z.infer<typeof queuedJob>;

/** What was accepted and is done later; `GET /api/jobs/{job_id}` tells how far it is. */
export const jobAccepted = z.object({ job_id: z.uuid() });

export const jobs = {
  get: viewer
    .meta(ABOUT.own)
    .route({ method: 'GET', path: '/jobs/{id}', summary: 'How far a job of mine is', tags: ['jobs'] })
    .input(z.object({ id: z.uuid() }))
    .output(job),
  list: person
    .route({ method: 'GET', path: '/jobs', summary: 'The queue, for the owner of the installation', tags: ['jobs'] })
    .input(z.object({ status: z.enum(JOB_STATES).optional(), ...listInput.shape }))
    .output(
      listOf(queuedJob).extend({
        counts: z.object({
          queued: z.number().int(),
          running: z.number().int(),
          done: z.number().int().describe('Within the last days.'),
          failed: z.number().int().describe('Given up: they wait to be tried again or discarded.'),
        }),
      }),
    ),
  retry: person
    .route({ method: 'POST', path: '/jobs/{id}/retry', summary: 'Try a job again that was given up', tags: ['jobs'] })
    .input(z.object({ id: z.uuid() }))
    .output(z.object({ job_id: z.uuid() })),
  discard: person
    .route({
      method: 'DELETE',
      path: '/jobs/{id}',
      successStatus: 204,
      summary: 'Forget a job that was given up',
      tags: ['jobs'],
    })
    .input(z.object({ id: z.uuid() })),
};
