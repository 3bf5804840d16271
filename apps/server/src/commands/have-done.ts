import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../errors/app-error.ts';
import { Refused } from '../errors/refused.ts';
import { JobFailed } from '../jobs/job-failed.ts';
import { findAnyJob, insertJob, isAnyAtWork } from '../jobs/queries.ts';
import type { Config } from '../settings/config.ts';
import { lockFile, lockFolder } from '../storage/folder-lock.ts';
import type { Records } from '../storage/records/open.ts';
import { enterData, withRecords } from './with-records.ts';

const LOOK_EVERY_MS = 200;
/** A server looks for jobs that others put in line more often than that, where it is at none that this one has to wait for. */
const TAKEN_WITHIN_MS = 60_000;

interface Order {
  kind: string;
  payload: unknown;
}

/**
 * Has a job done. The store of behaviour has room for one process: where a server runs on the folder, it does the job; where
 * none does, this process does it as one that does not listen. @throws Refused no_data, job_failed
 */
export async function haveDone(config: Config, order: Order): Promise<void> {
  enterData(config);
  if (isInUse(resolve(config.DATA_DIR))) return withRecords(config, (records) => waitFor(records, order));
  const { createApp } = await import('../app.ts');
  const app = await createApp({ ...config, LOG_LEVEL: config.LOG_LEVEL === 'info' ? 'warn' : config.LOG_LEVEL });
  try {
    await app.carryOut(order.kind, order.payload);
  } catch (error) {
    if (!(error instanceof JobFailed || error instanceof AppError)) throw error;
    throw new Refused('job_failed', error.message, { cause: error });
  } finally {
    await app.close();
  }
}

/** Whether a server runs on a data folder. */
export function isInUse(folder: string): boolean {
  if (!existsSync(lockFile(folder))) return false; // nobody has had it, and to look is not to make it
  try {
    lockFolder(folder)();
    return false;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.code === 'folder_in_use';
  }
}

async function waitFor(records: Records, { kind, payload }: Order): Promise<void> {
  const id = randomUUID();
  const now = Date.now();
  const times = { run_at: now, created_at: now };
  await insertJob(records, { id, kind, payload: JSON.stringify(payload), owner: null, unique_key: null, ...times });
  let idleSince = now;
  for (;;) {
    const job = await findAnyJob(records, id);
    if (job?.status === 'done') return;
    if (!job || job.status === 'failed') throw new Refused('job_failed', job?.error ?? 'The job is gone.');
    if (await isAnyAtWork(records, Date.now())) idleSince = Date.now();
    if (job.status === 'queued' && Date.now() - idleSince > TAKEN_WITHIN_MS) {
      throw new Refused(
        'job_failed',
        `The server on this folder does not take the job: ${job.error ?? 'is it another version?'}`,
      );
    }
    await sleep(LOOK_EVERY_MS);
  }
}
