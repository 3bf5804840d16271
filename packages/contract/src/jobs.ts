import { z } from 'zod';
import { ABOUT, viewer } from './access.ts';

/** What a job is at. A `queued` one with an `error` has failed before and will be tried again. */
export const JOB_STATES = ['queued', 'running', 'done', 'failed'] as const;

export const job = z.object({
  id: z.uuid(),
  kind: z.string(),
  status: z.enum(JOB_STATES),
  progress: z.number().int().min(0).max(100).describe('Percent.'),
  error: z.string().optional().describe('Why the last attempt failed, as a sentence.'),
});
export type Job = z.infer<typeof job>;

/** What was accepted and is done later; `GET /api/jobs/{job_id}` tells how far it is. */
export const jobAccepted = z.object({ job_id: z.uuid() });

export const jobs = {
  get: viewer
    .meta(ABOUT.own)
    .route({ method: 'GET', path: '/jobs/{id}', summary: 'How far a job of mine is', tags: ['jobs'] })
    .input(z.object({ id: z.uuid() }))
    .output(job),
};
