import { setImmediate } from 'node:timers/promises';
import { appError } from '../errors/app-error.ts';
import { isUnreadable } from '../storage/behaviour/engine-error.ts';
import { COMMITTED, type Committed, joinLines, type Table, toLines } from '../storage/behaviour/rows.ts';

/** What one request wants written: lines by table. */
export type Write = Partial<Record<Committed, string[]>>;

export type Insert = (table: Table, lines: Buffer) => Promise<void>;

/** What sets right, once the store takes rows again, what a failed flush may have left half-written. */
export interface Recovery {
  /** epoch ms */
  clock: () => number;
  /** Called while nothing is being written. */
  recover(failedAt: number): Promise<void>;
}

export interface CommitLimits {
  /** Inserts begin this far apart: what comes in between waits for the next. */
  apartMs: number;
  /** Bytes that are written at once without waiting any longer. */
  flushBytes: number;
  /** Bytes accepted and not yet written; more is refused, so that memory stays flat under any load. */
  bufferedBytes: number;
}

const LIMITS: Omit<CommitLimits, 'apartMs'> = { flushBytes: 1024 * 1024, bufferedBytes: 96 * 1024 * 1024 };

/**
 * 50 ms is little beside a request's way through the network, and makes 20 inserts a second of any load: each costs a
 * sync of the disk and a part to merge. Who comes alone waits for nobody. A megabyte is some 5,000 events.
 */
const COMMIT_LIMITS: CommitLimits = { ...LIMITS, apartMs: 50 };

/** Into a journal, where each costs the sync of a file. */
export const JOURNAL_LIMITS: CommitLimits = { ...LIMITS, apartMs: 10 };

/** As bytes: text that waits would be copied by each collection of what is new. */
interface Encoded {
  write: Partial<Record<Committed, Buffer>>;
  bytes: number;
}

interface Waiting extends Encoded {
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Group commit: requests that come close together share one insert a table, and are answered only when it is on the disk.
 */
export class GroupCommit {
  readonly #insert: Insert;
  readonly #recovery: Recovery | undefined;
  readonly #limits: CommitLimits;
  /** When the store first failed, and nothing has been recovered since. */
  #failedAt: number | undefined;
  #waiting: Waiting[] = [];
  /** Of what waits, without what is being written. */
  #waitingBytes = 0;
  #bytes = 0;
  /** When the last insert began, by `performance.now()`. */
  #begunAt = Number.NEGATIVE_INFINITY;
  /** Runs until the next may begin, while any wait. */
  #timer: NodeJS.Timeout | undefined;
  #isDue = false;
  #flushing: Promise<void> | undefined;

  constructor(insert: Insert, recovery?: Recovery, limits: CommitLimits = COMMIT_LIMITS) {
    this.#insert = insert;
    this.#recovery = recovery;
    this.#limits = limits;
  }

  /**
   * Resolves once all lines are durable.
   * @throws AppError ingest_busy when too much waits; storage_unavailable when the store did not take it, in which case
   * some of it may be there; invalid_input when the store cannot read it
   */
  write(lines: Write): Promise<void> {
    return this.#wait(encode(lines));
  }

  async #wait({ write, bytes }: Encoded): Promise<void> {
    if (this.#bytes + bytes > this.#limits.bufferedBytes) throw appError('ingest_busy');
    this.#bytes += bytes;
    this.#waitingBytes += bytes;
    try {
      await new Promise<void>((resolve, reject) => {
        this.#waiting.push({ write, bytes, resolve, reject });
        this.#schedule();
      });
    } finally {
      this.#bytes -= bytes;
    }
  }

  /** Bytes accepted and not yet durable. */
  get pendingBytes(): number {
    return this.#bytes;
  }

  /** Writes what waits, at once. */
  async drain(): Promise<void> {
    while (this.#flushing || this.#waiting.length > 0) await (this.#flushing ?? this.#flush());
  }

  /** By a timer also where it is due: what the same turn of the event loop brings goes along. */
  #schedule(): void {
    const wait = Math.max(0, this.#begunAt + this.#limits.apartMs - performance.now());
    this.#timer ??= setTimeout(() => {
      this.#isDue = true;
      this.#flushIfDue();
    }, wait);
    this.#flushIfDue();
  }

  #flushIfDue(): void {
    if (this.#flushing) return;
    if (this.#isDue || this.#waitingBytes >= this.#limits.flushBytes) void this.#flush();
  }

  #flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isDue = false;
    this.#begunAt = performance.now();
    const taken = this.#waiting;
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#flushing = this.#commit(taken).finally(() => {
      this.#flushing = undefined;
      this.#flushIfDue();
    });
    return this.#flushing;
  }

  async #commit(taken: Waiting[]): Promise<void> {
    let sound = taken;
    for (const table of COMMITTED) sound = await this.#insertTable(table, sound);
    for (const { resolve } of sound) resolve();
    if (sound.length > 0 && this.#failedAt !== undefined) await this.#recover(this.#failedAt);
  }

  async #recover(failedAt: number): Promise<void> {
    await setImmediate(); // those just answered are counted by then
    try {
      await this.#recovery?.recover(failedAt);
      this.#failedAt = undefined;
    } catch {
      // The store has failed again: the next flush that succeeds comes here once more.
    }
  }

  /** Writes one table's rows. Gives those requests that are still sound; the others have their refusal. */
  async #insertTable(table: Committed, requests: Waiting[]): Promise<Waiting[]> {
    const lines = requests.flatMap(({ write }) => write[table] ?? []);
    if (lines.length === 0) return requests;
    try {
      await this.#insert(table, joinLines(lines));
      return requests;
    } catch (error) {
      if (isUnreadable(error) && requests.length > 1) return this.#insertOneByOne(table, requests);
      if (!isUnreadable(error)) this.#failedAt ??= this.#recovery?.clock();
      const refusal = refusalOf(error);
      for (const { reject } of requests) reject(refusal);
      return [];
    }
  }

  // The store refused to read the rows, so none of them is there: find whose they are, and let the others through.
  async #insertOneByOne(table: Committed, requests: Waiting[]): Promise<Waiting[]> {
    const sound: Waiting[] = [];
    for (const request of requests) sound.push(...(await this.#insertTable(table, [request])));
    return sound;
  }
}

function encode(lines: Write): Encoded {
  const write: Encoded['write'] = {};
  let bytes = 0;
  for (const table of COMMITTED) {
    const own = lines[table] ?? [];
    if (own.length === 0) continue;
    const encoded = toLines(own);
    write[table] = encoded;
    bytes += encoded.length;
  }
  return { write, bytes };
}

const refusalOf = (cause: unknown) =>
  appError(isUnreadable(cause) ? 'invalid_input' : 'storage_unavailable', { cause });
