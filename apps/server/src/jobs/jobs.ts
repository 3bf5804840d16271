import { say } from '@desirepath/contract/issues';
import { JOBS } from '@desirepath/contract/limits';
import type { BaseLogger } from 'pino';
import type { z } from 'zod';
import { toErrorBody } from '../errors/app-error.ts';
import type { Records } from '../storage/records/open.ts';
import { JobFailed } from './job-failed.ts';
import { claimJob, deleteEnded, insertJob, type JobRow, nextDue, siteOf, updateHeld, type Wanted } from './queries.ts';

/** What a job at work is given besides its payload. */
export interface Running {
  id: string;
  /** The how manieth, from 1. */
  attempt: number;
  /** Says how far it is, in percent. */
  progress(percent: number): Promise<void>;
  /** Aborted when the server stops: the job is done anew at the next start, so it may end wherever it is. */
  signal: AbortSignal;
}

interface When {
  /** The account that may ask for it. */
  owner?: string;
  /** One with the same key that waits already is all there will be; of one that failed, the next attempt is due. */
  key?: string;
  /** A transaction, with which it is in line or not. */
  within?: Records;
}

/** Puts a job of one kind in line; durable when it resolves, or with the transaction. @returns its id */
export type Add<Payload> = (payload: Payload, when?: When) => Promise<string>;

/** How a kind of job is treated. */
interface Treatment<Payload> {
  /** What it waits for most: the store, or other hosts; `single` where no two may be at work at a time. */
  lane?: keyof typeof JOBS.atOnce;
  /** Id of whom it is for, as it stands in the payload: nobody gets more than a few hands at a time. */
  partyOf?: (payload: Payload) => string | undefined;
  /** ms from a failed attempt, counted from 1, to the next; nothing where that was the last. */
  waitAfter?: (attempt: number) => number | undefined;
}

interface Kind extends Required<Treatment<unknown>> {
  work: (payload: unknown, running: Running) => Promise<void>;
}

interface JobsDependencies {
  records: Records;
  /** epoch ms */
  clock: () => number;
  createUuid: () => string;
  log: Pick<BaseLogger, 'error'>;
}

/**
 * The queue of what happens later. A job is in the records store before whoever asked for it is answered. Whoever is at it
 * holds a lease, so that several servers share one queue; the same work is not done twice at a time. It may be done more than once, after a crash, a failure or a lease
 * that ended, so each kind of work has to bear that.
 */
export class Jobs {
  readonly #deps: JobsDependencies;
  readonly #kinds = new Map<string, Kind>();
  readonly #running = new Map<Promise<void>, { lane: Kind['lane']; party: string | undefined }>();
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
    { lane = 'store', waitAfter = usualWait, partyOf = () => undefined }: Treatment<Payload> = {},
  ): Add<Payload> {
    this.#kinds.set(kind, {
      lane,
      waitAfter,
      partyOf: (given) => partyOf(payload.parse(given)),
      work: async (given, running) => work(payload.parse(given), running),
    });
    return async (given, { owner = null, key, within = this.#deps.records } = {}) => {
      const { clock, createUuid } = this.#deps;
      const unique_key = key === undefined ? null : `${kind} ${key}`;
      const now = clock();
      const job = { id: createUuid(), kind, payload: JSON.stringify(given), owner, unique_key };
      const id = await insertJob(within, { ...job, run_at: now, created_at: now });
      this.look();
      return id;
    };
  }

  /** Does a job here and now, without putting it in line. @throws what keeps it from being done */
  async carryOut(kind: string, payload: unknown): Promise<void> {
    const known = this.#kinds.get(kind);
    if (!known) throw new Error(`There is no work of the kind ${kind}`);
    const { signal } = this.#ending;
    const work = known.work(payload, { id: this.#deps.createUuid(), attempt: 1, progress: async () => {}, signal });
    const ended = work.catch(() => undefined); // how is for who called to hear; that it has, is waited for at the end
    this.#running.set(ended, { lane: known.lane, party: undefined });
    try {
      await work;
    } finally {
      this.#running.delete(ended);
      this.look();
    }
  }

  /** Goes on with what was in line, or at work, when the server ended. */
  async start(): Promise<void> {
    await this.sweep();
    this.#isStarted = true;
    this.look();
  }

  /** Forgets jobs that ended long ago. */
  async sweep(): Promise<void> {
    const { records, clock } = this.#deps;
    await deleteEnded(records, { done: clock() - JOBS.keptFor, failed: clock() - JOBS.deadFor });
  }

  /** Resolves when nothing is at work, and nothing that is due waits. */
  async settled(): Promise<void> {
    while (this.#looking || this.#running.size > 0) await Promise.all([this.#looking, ...this.#running.keys()]);
  }

  /** Begins no more, and resolves when what is at work has ended or was put back in line. */
  async close(): Promise<void> {
    this.#isStarted = false;
    this.#ending.abort();
    clearTimeout(this.#timer);
    await this.settled();
  }

  /** Begins what is due by now; this happens by itself, only later. */
  look(): void {
    this.#lookAgain = true;
    this.#looking ??= this.#beginDue()
      .catch((err) => {
        this.#deps.log.error({ err }, 'jobs could not be looked for');
        this.#lookIn(JOBS.lookEvery);
      })
      .finally(() => {
        this.#looking = undefined;
        if (this.#lookAgain && this.#isStarted) this.look(); // asked for as this one ended
      });
  }

  async #beginDue(): Promise<void> {
    const { records, clock, createUuid } = this.#deps;
    while (this.#lookAgain && this.#isStarted) {
      this.#lookAgain = false;
      let wanted = this.#wanted();
      while (this.#isStarted && wanted.kinds.length > 0) {
        const job = await claimJob(records, createUuid(), { ...wanted, now: clock() });
        if (!job) break;
        this.#begin(job);
        wanted = this.#wanted();
      }
      // With all hands of a lane at work, or of a party, the one that ends first looks again.
      if (wanted.kinds.length === 0) continue;
      const next = await nextDue(records, { ...wanted, now: clock() });
      this.#lookIn(Math.max(0, Math.min(next - clock(), JOBS.lookEvery)));
    }
  }

  #lookIn(wait: number): void {
    clearTimeout(this.#timer);
    if (this.#isStarted) this.#timer = setTimeout(() => this.look(), wait).unref();
  }

  /** What there is a free hand for. */
  #wanted(): Omit<Wanted, 'now'> {
    const busy = Map.groupBy(this.#running.values(), ({ lane }) => lane);
    const served = Map.groupBy(this.#running.values(), ({ party }) => party);
    const kinds = [...this.#kinds];
    return {
      kinds: kinds.filter(([, { lane }]) => (busy.get(lane)?.length ?? 0) < JOBS.atOnce[lane]).map(([name]) => name),
      single: kinds.filter(([, { lane }]) => lane === 'single').map(([name]) => name),
      served: [...served].flatMap(([party, all]) =>
        party !== undefined && all.length >= JOBS.ofOneParty ? [party] : [],
      ),
    };
  }

  #begin(job: JobRow): void {
    const kind = this.#kinds.get(job.kind);
    if (!kind) throw new Error(`There is no work of the kind ${job.kind}`); // it is claimed by its kind
    const ended = this.#do(job, kind)
      .catch((err) => this.#deps.log.error({ err, job: job.id }, 'a job could not be noted as ended'))
      .finally(() => {
        this.#running.delete(ended);
        this.look();
      });
    this.#running.set(ended, { lane: kind.lane, party: partyOf(job, kind) });
  }

  async #do(job: JobRow, kind: Kind): Promise<void> {
    const { records, clock, log } = this.#deps;
    const { signal } = this.#ending;
    const { id, attempts: attempt } = job;
    const renewal = setInterval(() => {
      const leased_until = clock() + JOBS.lease;
      updateHeld(records, job, { leased_until }).catch((err) => log.error({ err, job: id }, 'a lease was not renewed'));
    }, JOBS.lease / 3).unref();
    const end = (changes: Partial<JobRow>) =>
      updateHeld(records, job, { holder: null, leased_until: null, ...changes });
    try {
      signal.throwIfAborted(); // stopped while it was claimed: whoever hears of a stop by an event would wait for ever
      // One that takes its server down with it never comes to fail.
      if (attempt > 1 && kind.waitAfter(attempt - 1) === undefined) throw new JobFailed(CUT_OFF, { isFinal: true });
      const progress = (percent: number) => updateHeld(records, job, { progress: Math.floor(percent) });
      await kind.work(JSON.parse(job.payload), { id, attempt, progress, signal });
      // What it was about may be a secret, such as a link to a new password, and is of no use any more; of which site it was, is.
      const payload = JSON.stringify({ site: siteOf(job.payload) });
      await end({ status: 'done', progress: 100, error: null, run_at: clock(), payload });
    } catch (err) {
      // Not its fault: as if it had not begun.
      if (signal.aborted) return end({ status: 'queued', attempts: attempt - 1 });
      const why = err instanceof JobFailed ? { why: err.message, err: err.cause } : { err };
      log.error({ ...why, job: id, kind: job.kind, attempt }, 'a job failed');
      const { isFinal = false, retryIn = kind.waitAfter(attempt) } = err instanceof JobFailed ? err : {};
      const wait = isFinal ? undefined : retryIn;
      await end({
        status: wait === undefined ? 'failed' : 'queued',
        error: sentenceOf(err),
        run_at: clock() + (wait ?? 0),
      });
    } finally {
      clearInterval(renewal);
    }
  }
}

/** Undefined for a payload that its kind does not know: that it is none is told where it is worked on. */
function partyOf({ payload }: JobRow, kind: Kind): string | undefined {
  try {
    return kind.partyOf(JSON.parse(payload));
  } catch {
    return undefined;
  }
}

const CUT_OFF = say('job_cut_off');

const usualWait = (attempt: number) =>
  attempt < JOBS.attempts ? Math.min(JOBS.firstRetry * 2 ** (attempt - 1), JOBS.longestRetry) : undefined;

/** What is unforeseen may name tables and files: that is for the log alone. */
const sentenceOf = (error: unknown) => (error instanceof JobFailed ? error.message : toErrorBody(error).body.message);
