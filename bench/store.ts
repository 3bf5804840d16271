import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { FillJob } from './fill.ts';

/** What a process of its own does with the behaviour store of a data folder, and what it tells of it. */
export interface StoreJobs {
  /** Makes that many events, their sessions and some recordings, in the days up to `until` (epoch ms). */
  fill: { job: FillJob; answer: { cpuSeconds: number } };
  /** Writes rows of the folder's own events into an empty store, without anything around it. */
  insert: {
    job: { rowsPerInsert: number; rowsOnce: number; seconds: number };
    answer: { rowsPerSecond: number; p50: number; p99: number };
  };
  /** Runs each statement several times. */
  scan: { job: { statements: string[]; times: number }; answer: { ms: number[] } };
  /** What events and sessions weigh, together and by table. */
  weigh: {
    job: object;
    answer: { bytesPerEvent: number; events: number; tables: { table: string; bytes: number; rows: number }[] };
  };
  /** What all recordings weigh, and how long they are. */
  weighReplays: { job: object; answer: { bytes: number; gzipBytes: number; minutes: number } };
  /** Opens the store and does nothing. */
  rest: { job: { seconds: number }; answer: { openMs: number; residentMb: number } };
}

export type StoreRequest = {
  [Kind in keyof StoreJobs]: { kind: Kind; folder: string; job: StoreJobs[Kind]['job'] };
}[keyof StoreJobs];

/** Where the server keeps behaviour within its data folder. */
const behaviourIn = (dataFolder: string) => join(dataFolder, 'behaviour');

/**
 * Does a job on the store of a data folder that no server has open. A process opens one store in its life, and gives
 * back all memory only when it ends, hence one for each job.
 */
export function onStore<Kind extends keyof StoreJobs>(
  kind: Kind,
  dataFolder: string,
  job: StoreJobs[Kind]['job'],
): Promise<StoreJobs[Kind]['answer']> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('store-process.ts', import.meta.url), {
      env: { ...process.env, UV_THREADPOOL_SIZE: '16' },
    });
    child.once('message', (answer) => resolve(answer as StoreJobs[Kind]['answer'])); // from our own store-process.ts
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The store process ended with ${code} and no answer to "${kind}"`)));
    child.send({ kind, folder: behaviourIn(dataFolder), job });
  });
}
