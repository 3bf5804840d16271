import { setTimeout as sleep } from 'node:timers/promises';
import { appError } from '../../../errors/app-error.ts';
import { isUnreadable } from '../engine-error.ts';
import type { Behaviour } from '../open.ts';
import { COMMITTED, joinLines, toLines } from '../rows.ts';
import { type Entry, entriesOf, HEADER, linesOf, toRecord } from './entry.ts';
import { Segments } from './segments.ts';
import { unstored } from './unstored.ts';

/**
 * A second of rows makes one part of a table, where each acknowledgement made one: a part is 13 files, to be synced, merged and removed.
 */
const APART_MS = 1_000;
/** What is moved at once without waiting any longer: some 40,000 events. */
const MOVE_BYTES = 6 * 1024 * 1024;
/** Held in memory until the store has it. Who brings more waits. */
const HELD_BYTES = 32 * 1024 * 1024;
/** A question waits so long for what is on its way into the store, half of what it may take itself, and is answered without it else. */
const FRESH_MS = 10_000;

/** What of a table the store has not taken, and what it said last. */
interface Stuck extends Entry {
  error?: unknown;
}

interface JournalOptions {
  folder: string;
  /** Writes rows into the store; durable when it resolves. */
  insert: Behaviour['insert'];
  lookup: Behaviour['lookup'];
  /** Hears of rows that the store does not take; those it cannot read are lost. */
  onError: (error: unknown, message: string) => void;
}

/**
 * Where rows are durable before the store has them. They are moved into it a second later, many at once, or as soon as somebody asks for
 * them; until then they are in memory too. After a crash what had not been moved is, without what had.
 */
export class Journal {
  readonly #options: JournalOptions;
  readonly #segments: Segments;
  /** Appends and ends of files, one after the other. */
  #turn: Promise<unknown> = Promise.resolve();
  #held: Entry[] = [];
  /** Of what is held, on its way to it, or being moved. */
  #bytes = 0;
  /** Entries since it was opened, and how many of them the store has been given. */
  #appended = 0;
  #moved = 0;
  /** What the store did not take, or did not say that it took: a table at most once. Until it has, that table takes no more. */
  #stuck: Stuck[] = [];
  /** Where what is stuck stands, beside rows that the store has. */
  #stuckFiles: string[] = [];
  /** All of which the store has. */
  #done: string[] = [];
  #moving: Promise<void> | undefined;
  #retrying: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #retryTimer: NodeJS.Timeout | undefined;
  /** When a move was last begun, by `performance.now()`. */
  #movedAt = Number.NEGATIVE_INFINITY;
  #isClosed = false;

  constructor(options: JournalOptions) {
    this.#options = options;
    this.#segments = new Segments(options.folder, HEADER);
  }

  /** Moves what an earlier process left. To be called before anything else. @throws what the store says */
  async open(): Promise<void> {
    const { files, unread } = await this.#segments.read();
    if (unread > 0)
      this.#options.onError(
        new Error(
          `${unread} bytes are no records: cut off before anybody was told that they are kept, or spoilt by the disk`,
        ),
        'not all of the journal can be read',
      );
    this.#stuck = inOrder(files.flatMap(entriesOf));
    this.#stuckFiles = await this.#segments.end();
    await this.#retry();
    await this.settle();
  }

  /**
   * Resolves once the rows are durable. @throws AppError storage_unavailable where the disk does not take them, or the store has not taken those
   * before them
   */
  async append(table: Entry['table'], lines: Buffer): Promise<void> {
    try {
      if (this.#bytes > HELD_BYTES) await this.settle((one) => one === table);
      const stuck = this.#stuckAt((one) => one === table);
      if (stuck || this.#isClosed) throw stuck?.error;
      this.#bytes += lines.length;
      await this.#inTurn(async () => {
        await this.#segments.append(toRecord({ table, lines }));
        this.#held.push({ table, lines });
        this.#appended++;
      }).catch((error) => {
        this.#bytes -= lines.length;
        throw error;
      });
    } catch (cause) {
      throw appError('storage_unavailable', { cause });
    } finally {
      this.#moveSoon(); // also a file that failed is to go
    }
  }

  /**
   * Resolves once the store has all that had been appended before, and the journal has nothing of it any more; or once the store has all
   * of some tables. @throws what the store says, or the disk
   */
  async settle(isConcerned?: (table: Entry['table']) => boolean): Promise<void> {
    const wanted = this.#appended;
    while (this.#moved < wanted && !this.#isClosed) await this.#move();
    if (this.#moved < wanted) throw new Error('The journal is closed');
    if (!isConcerned && this.#done.length > 0) await this.#clear();
    const stuck = this.#stuckAt(isConcerned ?? (() => true));
    if (stuck) throw stuck.error;
    if (!isConcerned && this.#done.length > 0) throw new Error('The journal could not be cleared');
  }

  /** Waits for the same, but for a moment only, and not for what is stuck: who asks would rather be told of less than of nothing. */
  async freshen(): Promise<void> {
    if (this.#moved === this.#appended) return;
    const enough = new AbortController();
    const settled = this.settle(() => false).catch(() => undefined);
    await Promise.race([settled, sleep(FRESH_MS, undefined, { signal: enough.signal }).catch(() => undefined)]);
    enough.abort();
  }

  /** What the store does not take any more stays in the journal. */
  async close(): Promise<void> {
    await this.settle().catch((error) => this.#options.onError(error, 'measurements stay in the journal'));
    await this.abandon();
  }

  /** Leaves all that has not been moved to the next process. */
  async abandon(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#retryTimer);
    await Promise.all([this.#moving, this.#retrying]);
    await this.#inTurn(() => this.#segments.end());
  }

  #stuckAt(isConcerned: (table: Entry['table']) => boolean): Stuck | undefined {
    return this.#stuck.find(({ table }) => isConcerned(table));
  }

  #moveSoon(): void {
    if (this.#moving || this.#isClosed) return;
    if (this.#bytes >= MOVE_BYTES) void this.#move();
    else this.#timer ??= setTimeout(() => void this.#move(), Math.max(0, this.#movedAt + APART_MS - performance.now()));
  }

  /** Gives the store what is held. Never rejects. */
  #move(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#moving ??= this.#moveAll().finally(() => {
      this.#moving = undefined;
      if (this.#moved < this.#appended) this.#moveSoon();
    });
    return this.#moving;
  }

  async #moveAll(): Promise<void> {
    this.#movedAt = performance.now();
    const { held, files, upTo } = await this.#inTurn(async () => {
      const files = await this.#segments.end();
      const held = this.#held;
      this.#held = [];
      return { held, files, upTo: this.#appended };
    });
    const isLeft = await this.#insertAll(inOrder(held));
    (isLeft && this.#stuck.length > 0 ? this.#stuckFiles : this.#done).push(...files);
    await this.#clear();
    this.#bytes -= held.reduce((sum, { lines }) => sum + lines.length, 0);
    this.#moved = upTo;
  }

  /** Gives tables to the store, and those to `#stuck` that it does not take. @returns whether there are any */
  async #insertAll(entries: Entry[]): Promise<boolean> {
    let isLeft = false;
    for (const entry of entries) {
      const before = this.#stuckAt((table) => table === entry.table);
      try {
        if (before) throw before.error; // after what is stuck, and only then
        await this.#insert(entry);
      } catch (error) {
        isLeft = true;
        if (!before) this.#options.onError(error, 'measurements wait in the journal; trying again');
        const [both = entry] = inOrder(before ? [before, entry] : [entry]);
        this.#stuck = [...this.#stuck.filter((one) => one !== before), { ...both, error }];
        this.#retrySoon();
      }
    }
    return isLeft;
  }

  #retrySoon(): void {
    if (!this.#isClosed && !this.#retrying) this.#retryTimer ??= setTimeout(() => void this.#retry(), APART_MS);
  }

  /** Gives the store what is stuck, beside what is moved meanwhile. Never rejects. */
  #retry(): Promise<void> {
    clearTimeout(this.#retryTimer);
    this.#retryTimer = undefined;
    this.#retrying ??= this.#retryAll().finally(() => {
      this.#retrying = undefined;
      if (this.#stuck.length > 0) this.#retrySoon();
    });
    return this.#retrying;
  }

  async #retryAll(): Promise<void> {
    for (const table of COMMITTED) {
      const stuck = this.#stuckAt((one) => one === table);
      if (!stuck) continue;
      try {
        for await (const lines of unstored(stuck, this.#options.lookup)) await this.#insert({ table, lines });
        // Where more has come to it meanwhile, the next turn leaves out what is stored by then.
        this.#stuck = this.#stuck.filter((one) => one !== stuck);
      } catch (error) {
        this.#stuck = this.#stuck.map((one) => (one === stuck ? { ...one, error } : one));
        this.#options.onError(error, 'measurements wait in the journal; trying again');
      }
    }
    if (this.#stuck.length > 0) return;
    this.#done.push(...this.#stuckFiles.splice(0));
    await this.#clear();
  }

  /** Removes the files of which the store has all; those that stay are tried again. */
  async #clear(): Promise<void> {
    const files = [...this.#done];
    try {
      await this.#segments.remove(files);
      this.#done = this.#done.filter((file) => !files.includes(file));
    } catch (error) {
      this.#options.onError(error, 'the journal could not be cleared; trying again');
    }
  }

  /** Of rows among which one cannot be read it is found, by halves: nothing of them has been written. */
  async #insert({ table, lines }: Entry): Promise<void> {
    try {
      await this.#options.insert(table, lines);
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      const each = linesOf(lines);
      if (each.length === 1) this.#options.onError(error, `a row of ${table} cannot be read, and is lost`);
      const middle = Math.floor(each.length / 2);
      for (const half of each.length === 1 ? [] : [each.slice(0, middle), each.slice(middle)])
        await this.#insert({ table, lines: toLines(half) });
    }
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}

/** One entry a table, in the order in which they are committed: whoever finds events in the store finds what was sent with them. */
function inOrder(entries: Entry[]): Entry[] {
  return COMMITTED.flatMap((table) => {
    const parts = entries.filter((entry) => entry.table === table).map(({ lines }) => lines);
    return parts.length === 0 ? [] : [{ table, lines: joinLines(parts) }];
  });
}
