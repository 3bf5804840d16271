import { z } from 'zod';
import { appError } from '../errors/app-error.ts';
import { fromCursor, pageOf } from '../http/cursor.ts';
import { api } from '../http/implement.ts';
import { refuseOthers } from '../storage/records/installation.ts';
import type { Records } from '../storage/records/open.ts';
import type { Jobs } from './jobs.ts';
import { countJobs, deleteFailed, findJob, requeueFailed, selectJobs } from './queries.ts';

interface JobsRoutesDependencies {
  records: Records;
  jobs: Pick<Jobs, 'look'>;
  /** epoch ms */
  clock: () => number;
}

const place = z.object({ at: z.int(), id: z.uuid() });

export function createJobsRoutes({ records, jobs, clock }: JobsRoutesDependencies) {
  return {
    get: api.jobs.get.handler(async ({ input, context: { caller } }) => {
      const job = await findJob(records, caller.account.id, input.id);
      if (!job) throw appError('job_not_found');
      return job;
    }),
    list: api.jobs.list.handler(async ({ input: { status, limit, cursor }, context }) => {
      await refuseOthers(records, context.caller.account.id);
      const after = fromCursor(cursor, place);
      const [found, counts] = await Promise.all([
        selectJobs(records, { status, limit: limit + 1, after }),
        countJobs(records),
      ]);
      return { ...pageOf(found, limit, (last) => ({ at: Date.parse(last.at), id: last.id })), counts };
    }),
    retry: api.jobs.retry.handler(async ({ input, context }) => {
      await refuseOthers(records, context.caller.account.id);
      if (!(await requeueFailed(records, input.id, clock()))) throw appError('job_not_found');
      jobs.look();
      return { job_id: input.id };
    }),
    discard: api.jobs.discard.handler(async ({ input, context }) => {
      await refuseOthers(records, context.caller.account.id);
      if (!(await deleteFailed(records, input.id))) throw appError('job_not_found');
    }),
  };
}
