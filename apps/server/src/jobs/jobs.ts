import { JOBS } from '@desirepath/contract/limits';
import type { BaseLogger } from 'pino';
import type { z } from 'zod';
import { toErrorBody } from '../http/app-error.ts';
import type { Records } from '../storage/records/open.ts';
import { claimJob, deleteEnded, insertJob, type JobRow, nextDue, requeueRunning, updateJob } from './queries.ts';

/** What a job at work is given besides its payload. */
export interface Running {
  /** Says how far it is, in percent. */
  progress(percent: number): Promise<void>;
  /** Aborted when the server stops: the job is done anew at the next start, so it may end wherever it is. */
  signal: AbortSignal;
}

export interface When {
  /** The account that may ask for it. */
  owner?: string;
  /** One with the same key that waits already is all there will be. */
  key?: string;
}

/** Puts a job of one kind in line; durable when it resolves. @returns its id */
export type Add<Payload> = (payload: Payload, when?: When) => Promise<string>;

interface JobsDependencies {
  records: Records;
  /** epoch ms */
  clock: () => number;
  createUuid: () => string;
  log: Pick<BaseLogger, 'error'>;
}

/**
 * The queue of what happens later. A job is in the records store before whoever asked for it is answered; it may be done more
 * than once, after a crash or a failure, so each kind of work has to bear that.
 */
export class Jobs {
  readonly #deps: JobsDependencies;
  readonly #work = new Map<string, (payload: unknown, running: Running) => Promise<void>>();
  readonly #running = new Set<Promise<void>>();
  readonly #ending = new AbortController();
  #looking: Promise<void> | undefined;
  #lookAgain = false;
  #timer: NodeJS.Timeout | undefined;
  #isStarted = false;

  constructor(deps: JobsDependencies) {
    this.#deps = deps;
  }

  /** Says what a kind of job does. Before {@link start}. */
  define<Payload>(
    kind: string,
    payload: z.ZodType<Payload>,
    work: (payload: Payload, running: Running) => Promise<void>,
  ): Add<Payload> {
    this.#work.set(kind, async (given, running) => work(payload.parse(given), running));
    return async (given, { owner = null, key } = {}) => {
      const { records, clock, createUuid } = this.#deps;
      const unique_key = key === undefined ? null : `${kind} ${key}`;
      const job = { id: createUuid(), kind, payload: JSON.stringify(given), owner, unique_key, run_at: clock() };
      const id = await insertJob(records, job);
      this.#look();
      return id;
    };
  }

  /** Goes on with what was in line, or at work, when the server ended. */
  async start(): Promise<void> {
    const { records, clock } = this.#deps;
    await requeueRunning(records);
    await deleteEnded(records, clock() - JOBS.keptFor);
    this.#isStarted = true;
    this.#look();
  }

  /** Forgets jobs that ended long ago. */
  async sweep(): Promise<void> {
    await deleteEnded(this.#deps.records, this.#deps.clock() - JOBS.keptFor);
  }

  /** Resolves when nothing is at work, and nothing that is due waits. */
  async settled(): Promise<void> {
    while (this.#looking || this.#running.size > 0) await Promise.all([this.#looking, ...this.#running]);
  }

  /** Begins no more, and resolves when what is at work has ended or was put back in line. */
  async close(): Promise<void> {
    this.#isStarted = false;
    this.#ending.abort();
    clearTimeout(this.#timer);
    await this.settled();
  }

  #look(): void {
    this.#lookAgain = true;
    this.#looking ??= this.#beginDue()
      .catch((err) => this.#deps.log.error({ err }, 'jobs could not be looked for'))
      .finally(() => {
        this.#looking = undefined;
      });
  }

  async #beginDue(): Promise<void> {
    const { records, clock } = this.#deps;
    while (this.#lookAgain && this.#isStarted) {
      this.#lookAgain = false;
      clearTimeout(this.#timer);
      while (this.#isStarted && this.#running.size < JOBS.atOnce) {
        const job = await claimJob(records, clock());
        if (!job) break;
        this.#begin(job);
      }
      const due = (await nextDue(records)) ?? Number.POSITIVE_INFINITY;
      const wait = Math.max(0, Math.min(due - clock(), JOBS.lookEvery));
      // With all hands at work, the one that ends first looks again.
      if (this.#isStarted && this.#running.size < JOBS.atOnce) {
        this.#timer = setTimeout(() => this.#look(), wait).unref();
      }
    }
  }

  #begin(job: JobRow): void {
    const ended = this.#do(job)
      .catch((err) => this.#deps.log.error({ err, job: job.id }, 'a job could not be noted as ended'))
      .finally(() => {
        this.#running.delete(ended);
        this.#look();
      });
    this.#running.add(ended);
  }

  async #do(job: JobRow): Promise<void> {
    const { records, clock, log } = this.#deps;
    const { signal } = this.#ending;
    try {
      const work = this.#work.get(job.kind);
      if (!work) throw new Error(`There is no work of the kind ${job.kind}`);
      const progress = (percent: number) => updateJob(records, job.id, { progress: Math.floor(percent) });
      await work(JSON.parse(job.payload), { progress, signal });
      await updateJob(records, job.id, { status: 'done', progress: 100, error: null, run_at: clock() });
    } catch (err) {
      // Not its fault: as if it had not begun.
      if (signal.aborted) return updateJob(records, job.id, { status: 'queued', attempts: job.attempts - 1 });
      log.error({ err, job: job.id, kind: job.kind, attempt: job.attempts }, 'a job failed');
      const { message: error } = toErrorBody(err).body; // what is unforeseen may name tables and files: for the log alone
      const isLast = job.attempts >= JOBS.attempts;
      const wait = Math.min(JOBS.firstRetry * 2 ** (job.attempts - 1), JOBS.longestRetry);
      const run_at = clock() + (isLast ? 0 : wait);
      await updateJob(records, job.id, { status: isLast ? 'failed' : 'queued', error, run_at });
    }
  }
}
