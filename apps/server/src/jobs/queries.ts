import type { Job, QueuedJob } from '@desirepath/contract/jobs';
import { JOBS } from '@desirepath/contract/limits';
import type { ExpressionBuilder, Selectable } from 'kysely';
import type { Records } from '../storage/records/open.ts';
import type { RecordsSchema } from '../storage/records/schema.ts';
import { oneAtATime } from '../storage/records/shared.ts';

export type JobRow = Selectable<RecordsSchema['jobs']>;

/** What is to be done, for whom, and when. */
export type NewJob = Pick<JobRow, 'id' | 'kind' | 'payload' | 'owner' | 'unique_key' | 'run_at' | 'created_at'>;

/** Puts a job in line. @returns its id, or that of the one that waits under its key already, also of one that failed and is to be tried again */
export async function insertJob(records: Records, job: NewJob): Promise<string> {
  const again = job.unique_key === null ? undefined : await bringForward(records, job);
  if (again !== undefined) return again;
  await records
    .insertInto('jobs')
    .values({ ...job, status: 'queued', progress: 0, attempts: 0, error: null, holder: null, leased_until: null })
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

/**
 * Makes the same work due that waits because it failed: it has no key any more. Put in line beside it, what is asked for every minute would pile up
 * while the store is away. @returns its id
 */
async function bringForward(records: Records, { kind, payload, owner, run_at }: NewJob): Promise<string | undefined> {
  const waiting = await records
    .updateTable('jobs')
    .set((job) => ({ run_at: job.case().when('run_at', '>', run_at).then(run_at).else(job.ref('run_at')).end() }))
    .where('status', '=', 'queued')
    .where('unique_key', 'is', null)
    .where('kind', '=', kind)
    .where('payload', '=', payload)
    .where('owner', owner === null ? 'is' : '=', owner)
    .returning('id')
    .executeTakeFirst();
  return waiting?.id;
}

/** Which work a free hand may take. */
export interface Wanted {
  kinds: string[];
  /** Kinds of which one alone, whichever of them, may be at work. */
  single: string[];
  /** Ids of those for whom enough is at work already. */
  served: string[];
  /** epoch ms */
  now: number;
}

type JobWhere = ExpressionBuilder<RecordsSchema, 'jobs'>;

/** Waits and is due, or was begun by somebody who is gone; before there were leases, whoever had begun one is. */
const isFree = (now: number) => (job: JobWhere) =>
  job.or([
    job.and([job('status', '=', 'queued'), job('run_at', '<=', now)]),
    job.and([job('status', '=', 'running'), job.or([job('leased_until', '<=', now), job('leased_until', 'is', null)])]),
  ]);

/**
 * Nobody is at the same work already. Of several servers each asks for what the clock has to do, and one that asks when the first
 * has begun would else do it beside it: who reads mails would get two. Nor at other work, where one alone may be.
 */
const isAlone =
  ({ single, now }: Wanted) =>
  (job: JobWhere) =>
    job.not(
      job.exists(
        job
          .selectFrom('jobs as other')
          .select('other.id')
          .where('other.status', '=', 'running')
          .where('other.leased_until', '>', now)
          .whereRef('other.id', '!=', 'jobs.id')
          .where(({ and, or, eb, ref }) =>
            or([
              and([eb('other.kind', '=', ref('jobs.kind')), eb('other.payload', '=', ref('jobs.payload'))]),
              ...(single.length > 0 ? [and([eb('other.kind', 'in', single), eb('jobs.kind', 'in', single)])] : []),
            ]),
          ),
      ),
    );

const isForOthers =
  ({ served }: Wanted) =>
  (job: JobWhere) =>
    job.and(served.map((party) => job('payload', 'not like', `%"${party}"%`)));

/** Takes the job that has been due the longest. No two hands get the same one, nor two that are the same work. */
export function claimJob(records: Records, holder: string, wanted: Wanted): Promise<JobRow | undefined> {
  const { kinds, now } = wanted;
  return oneAtATime(records, 'jobs', (alone) => {
    const due = alone
      .selectFrom('jobs')
      .select('id')
      .where('kind', 'in', kinds)
      .where(isFree(now))
      .where(isAlone(wanted))
      .where(isForOthers(wanted))
      .orderBy('run_at')
      .limit(1);
    return alone
      .updateTable('jobs')
      .set((job) => ({
        status: 'running',
        holder,
        leased_until: now + JOBS.lease,
        unique_key: null,
        attempts: job('attempts', '+', 1),
      }))
      .where('id', 'in', due)
      .returningAll()
      .executeTakeFirst();
  });
}

/** When the next one that may be begun is due, or the lease of one ends (epoch ms). */
export async function nextDue(records: Records, wanted: Wanted): Promise<number> {
  const first = (status: JobRow['status'], moment: 'run_at' | 'leased_until') =>
    records
      .selectFrom('jobs')
      .select(({ fn }) => fn.min<number | null>(moment).as('at'))
      .where('kind', 'in', wanted.kinds)
      .where('status', '=', status)
      .where(isAlone(wanted))
      .where(isForOthers(wanted))
      .executeTakeFirst();
  const [waiting, held] = await Promise.all([first('queued', 'run_at'), first('running', 'leased_until')]);
  return Math.min(waiting?.at ?? Number.POSITIVE_INFINITY, held?.at ?? Number.POSITIVE_INFINITY);
}

/** Changes a job for whoever is at it; nothing happens where another has taken it meanwhile. */
export async function updateHeld(
  records: Records,
  { id, holder }: Pick<JobRow, 'id' | 'holder'>,
  changes: Partial<JobRow>,
): Promise<void> {
  await records.updateTable('jobs').set(changes).where('id', '=', id).where('holder', '=', holder).execute();
}

/** Forgets what was done, or given up, before these moments (epoch ms). */
export async function deleteEnded(records: Records, before: { done: number; failed: number }): Promise<void> {
  await records.deleteFrom('jobs').where('status', '=', 'done').where('run_at', '<', before.done).execute();
  await records.deleteFrom('jobs').where('status', '=', 'failed').where('run_at', '<', before.failed).execute();
}

/** Any job, for whoever may write the data folder. */
export const findAnyJob = (records: Records, id: string): Promise<JobRow | undefined> =>
  records.selectFrom('jobs').selectAll().where('id', '=', id).executeTakeFirst();

/** Whether any server is at any job. */
export async function isAnyAtWork(records: Records, now: number): Promise<boolean> {
  const row = await records
    .selectFrom('jobs')
    .select('id')
    .where('status', '=', 'running')
    .where('leased_until', '>', now)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
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

/** Where the page before ended. */
export interface AfterJob {
  at: number;
  id: string;
}

/** Jobs of everyone, newest first. */
export async function selectJobs(
  records: Records,
  { status, limit, after }: { status?: Job['status'] | undefined; limit: number; after?: AfterJob | undefined },
): Promise<QueuedJob[]> {
  let query = records.selectFrom('jobs').selectAll().orderBy('run_at', 'desc').orderBy('id', 'desc').limit(limit);
  if (status) query = query.where('status', '=', status);
  if (after)
    query = query.where(({ eb, and, or }) =>
      or([eb('run_at', '<', after.at), and([eb('run_at', '=', after.at), eb('id', '<', after.id)])]),
    );
  return (await query.execute()).map(
    ({ id, kind, status: at, progress, attempts, error, run_at, created_at, payload }) => ({
      ...{ id, kind, status: at, progress, attempts },
      ...(error !== null && { error }),
      site: siteOf(payload),
      created_at: new Date(created_at).toISOString(),
      at: new Date(run_at).toISOString(),
    }),
  );
}

/** What a job is about may be a secret; of which site it is, is none. */
export function siteOf(payload: string): number | null {
  const { site }: { site?: unknown } = JSON.parse(payload) ?? {};
  return typeof site === 'number' ? site : null;
}

/** How many jobs there are of each state. */
export async function countJobs(records: Records): Promise<Record<Job['status'], number>> {
  const rows = await records
    .selectFrom('jobs')
    .select(({ fn }) => ['status', fn.countAll<number>().as('count')])
    .groupBy('status')
    .execute();
  const none = { queued: 0, running: 0, done: 0, failed: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ status, count }) => [status, Number(count)])) };
}

/** Since when (epoch ms) the first that could be begun waits; undefined where none does. */
export async function dueSince(records: Records, now: number): Promise<number | undefined> {
  const row = await records
    .selectFrom('jobs')
    .select(({ fn }) => fn.min<number | null>('run_at').as('at'))
    .where('status', '=', 'queued')
    .where('run_at', '<=', now)
    .executeTakeFirst();
  return row?.at ?? undefined;
}

/** Puts a job that was given up in line again, as if it were new. False where there is none. */
export async function requeueFailed(records: Records, id: string, now: number): Promise<boolean> {
  const { numUpdatedRows } = await records
    .updateTable('jobs')
    .set({ status: 'queued', attempts: 0, run_at: now })
    .where('id', '=', id)
    .where('status', '=', 'failed')
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** False where no such job was given up. */
export async function deleteFailed(records: Records, id: string): Promise<boolean> {
  const { numDeletedRows } = await records
    .deleteFrom('jobs')
    .where('id', '=', id)
    .where('status', '=', 'failed')
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
