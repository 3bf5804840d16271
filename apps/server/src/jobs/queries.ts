import type { Job } from '@desirepath/contract/jobs';
import type { Selectable } from 'kysely';
import type { Records } from '../storage/records/open.ts';
import type { RecordsSchema } from '../storage/records/schema.ts';

export type JobRow = Selectable<RecordsSchema['jobs']>;

/** What is to be done, for whom, and when. */
export interface NewJob {
  id: string;
  kind: string;
  /** JSON */
  payload: string;
  owner: string | null;
  unique_key: string | null;
  /** epoch ms */
  run_at: number;
}

/** Puts a job in line. @returns its id, or that of the one that waits under its key already */
export async function insertJob(records: Records, job: NewJob): Promise<string> {
  await records
    .insertInto('jobs')
    .values({ ...job, status: 'queued', progress: 0, attempts: 0, error: null })
    .onConflict((conflict) => conflict.column('unique_key').doNothing())
    .execute();
  if (job.unique_key === null) return job.id;
  const waiting = await records
    .selectFrom('jobs')
    .select('id')
    .where('unique_key', '=', job.unique_key)
    .executeTakeFirst();
  return waiting?.id ?? job.id; // it may have begun meanwhile, and has no key then
}

/** Takes the job that has been due the longest. */
export async function claimJob(records: Records, now: number): Promise<JobRow | undefined> {
  const due = records
    .selectFrom('jobs')
    .select('id')
    .where('status', '=', 'queued')
    .where('run_at', '<=', now)
    .orderBy('run_at')
    .limit(1);
  return records
    .updateTable('jobs')
    .set((job) => ({ status: 'running', unique_key: null, attempts: job('attempts', '+', 1) }))
    .where('id', 'in', due)
    .where('status', '=', 'queued')
    .returningAll()
    .executeTakeFirst();
}

/** When the next one is due (epoch ms). */
export async function nextDue(records: Records): Promise<number | undefined> {
  const row = await records
    .selectFrom('jobs')
    .select('run_at')
    .where('status', '=', 'queued')
    .orderBy('run_at')
    .limit(1)
    .executeTakeFirst();
  return row?.run_at;
}

export async function updateJob(records: Records, id: string, changes: Partial<JobRow>): Promise<void> {
  await records.updateTable('jobs').set(changes).where('id', '=', id).execute();
}

/** What a process was at when it ended is in line again. Only for a start: nobody else may be at work. */
export async function requeueRunning(records: Records): Promise<void> {
  await records.updateTable('jobs').set({ status: 'queued' }).where('status', '=', 'running').execute();
}

export async function deleteEnded(records: Records, before: number): Promise<void> {
  await records.deleteFrom('jobs').where('status', 'in', ['done', 'failed']).where('run_at', '<', before).execute();
}

/** A job of an account. */
export async function findJob(records: Records, owner: string, id: string): Promise<Job | undefined> {
  const row = await records
    .selectFrom('jobs')
    .select(['id', 'kind', 'status', 'progress', 'error'])
    .where('id', '=', id)
    .where('owner', '=', owner)
    .executeTakeFirst();
  if (!row) return undefined;
  const { error, ...job } = row;
  return error === null ? job : { ...job, error };
}
