import { appError } from '../http/app-error.ts';
import { api } from '../http/implement.ts';
import type { Records } from '../storage/records/open.ts';
import { findJob } from './queries.ts';

export function createJobsRoutes(records: Records) {
  return {
    get: api.jobs.get.handler(async ({ input, context: { caller } }) => {
      const job = await findJob(records, caller.account.id, input.id);
      if (!job) throw appError('job_not_found');
      return job;
    }),
  };
}
