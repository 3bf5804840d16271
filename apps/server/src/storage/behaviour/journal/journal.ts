import { setTimeout as sleep } from 'node:timers/promises';
import { appError } from '../../../errors/app-error.ts';
import { isUnreadable } from '../engine-error.ts';
import type { Behaviour } from '../open.ts';
import { type Entry, entriesOf, HEADER, linesOf, toLines, toRecord } from './entry.ts';
import { Segments } from './segments.ts';
import { unstored } from './unstored.ts';

/**
 * A second of rows makes one part of a table, where each acknowledgement made one: a part is 13 files, to be synced, merged and removed.
 */
const APART_MS = 1_000;
/** What is moved at once without waiting any longer: some 15,000 events. */
const MOVE_BYTES = 2 * 1024 * 1024;
/** Held in memory until the store has it. Who brings more waits. */
const HELD_BYTES = 32 * 1024 * 1024;
/** A question waits so long for what is on its way into the store, half of what it may take itself, and is answered without it else. */
const FRESH_MS = 10_000;

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
  #heldBytes = 0;
  /** Entries since it was opened, and how many of them the store has been given. */
  #appended = 0;
  #moved = 0;
  /** What the store did not take, or did not say that it took, with the files where it stands; until it has, its tables take no more. */
  #stuck: { entries: Entry[]; files: string[]; error?: unknown } = { entries: [], files: [] };
  #moving: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** When it was last begun, by `performance.now()`. */
  #movedAt = Number.NEGATIVE_INFINITY;
  #retriedAt = Number.NEGATIVE_INFINITY;

  constructor(options: JournalOptions) {
    this.#options = options;
    this.#segments = new Segments(options.folder, HEADER);
  }

  /** Moves what an earlier process left. To be called before anything else. @throws what the store says */
  async open(): Promise<void> {
    const files = await this.#segments.read();
    this.#stuck = { entries: byTable(files.flatMap(entriesOf)), files: await this.#segments.end() };
    await this.#retry();
    await this.settle();
  }

  /**
   * Resolves once the rows are durable. @throws AppError storage_unavailable where the disk does not take them, or the store has not taken those
   * before them
   */
  async append(table: Entry['table'], lines: Buffer): Promise<void> {
    const entry = { table, lines };
    try {
      if (this.#isStuck(table) || this.#heldBytes > HELD_BYTES) await this.settle((one) => one === table);
      await this.#inTurn(async () => {
        await this.#segments.append(toRecord(entry));
        this.#held.push(entry);
        this.#heldBytes += lines.length;
        this.#appended++;
      });
    } catch (cause) {
      throw appError('storage_unavailable', { cause });
    }
    this.#moveSoon();
  }

  /**
   * Resolves once the store has all that had been appended before, or all of some tables. @throws what the store says
   */
  async settle(isConcerned: (table: Entry['table']) => boolean = () => true): Promise<void> {
    const wanted = this.#appended;
    while (this.#moved < wanted) await this.#move();
    const isMissing = () => this.#stuck.entries.some(({ table }) => isConcerned(table));
    if (isMissing()) await this.#move();
    if (isMissing()) throw this.#stuck.error;
  }

  /** The same for who would rather be told of less than of nothing. */
  async freshen(): Promise<void> {
    const wanted = this.#appended;
    const until = performance.now() + FRESH_MS;
    while (this.#moved < wanted && performance.now() < until) {
      const late = new AbortController();
      await Promise.race([this.#move(), sleep(FRESH_MS, undefined, { signal: late.signal }).catch(() => undefined)]);
      late.abort();
    }
  }

  /** What the store does not take any more stays in the journal. */
  async close(): Promise<void> {
    await this.settle().catch((error) => this.#options.onError(error, 'measurements stay in the journal'));
    clearTimeout(this.#timer);
    await this.#inTurn(() => this.#segments.end());
  }

  #isStuck(table: Entry['table']): boolean {
    return this.#stuck.entries.some((entry) => entry.table === table);
  }

  #moveSoon(): void {
    if (this.#moving) return;
    if (this.#heldBytes >= MOVE_BYTES) void this.#move();
    else this.#timer ??= setTimeout(() => void this.#move(), Math.max(0, this.#movedAt + APART_MS - performance.now()));
  }

  /** Gives the store what is held. Never rejects. */
  #move(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#moving ??= this.#moveAll().finally(() => {
      this.#moving = undefined;
      if (this.#moved < this.#appended || this.#stuck.entries.length > 0) this.#moveSoon();
    });
    return this.#moving;
  }

  async #moveAll(): Promise<void> {
    this.#movedAt = performance.now();
    if (this.#stuck.entries.length > 0 && this.#movedAt - this.#retriedAt >= APART_MS) await this.#retry();
    const { entries, files, upTo } = await this.#inTurn(async () => {
      const files = await this.#segments.end();
      const entries = byTable(this.#held);
      this.#held = [];
      this.#heldBytes = 0;
      return { entries, files, upTo: this.#appended };
    });
    const left = await this.#insertAll(entries.filter(({ table }) => !this.#isStuck(table)));
    left.push(...entries.filter(({ table }) => this.#isStuck(table)));
    if (left.length > 0) {
      this.#stuck.entries = byTable([...this.#stuck.entries, ...left]);
      this.#stuck.files.push(...files);
    } else await this.#remove(files);
    this.#moved = upTo;
  }

  async #retry(): Promise<void> {
    this.#retriedAt = performance.now();
    const { files } = this.#stuck;
    try {
      this.#stuck.entries = await this.#insertAll(await unstored(this.#stuck.entries, this.#options.lookup));
    } catch (error) {
      this.#trouble(error);
    }
    if (this.#stuck.entries.length > 0) return;
    this.#stuck = { entries: [], files: [] };
    await this.#remove(files);
  }

  /** @returns those that the store did not take */
  async #insertAll(entries: Entry[]): Promise<Entry[]> {
    const left: Entry[] = [];
    for (const entry of entries) {
      try {
        await this.#insert(entry);
      } catch (error) {
        left.push(entry);
        this.#trouble(error);
      }
    }
    return left;
  }

  #trouble(error: unknown): void {
    this.#stuck.error = error;
    this.#options.onError(error, 'measurements wait in the journal; trying again');
  }

  async #remove(files: string[]): Promise<void> {
    // Where they stay, the next start finds what the store has, and leaves it out.
    await this.#segments
      .remove(files)
      .catch((error) => this.#options.onError(error, 'the journal could not be cleared'));
  }

  async #insert({ table, lines }: Entry): Promise<void> {
    try {
      await this.#options.insert(table, lines);
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      const each = linesOf(lines);
      if (each.length > 1) for (const line of each) await this.#insert({ table, lines: toLines([line]) });
      else this.#options.onError(error, `a row of ${table} cannot be read, and is lost`);
    }
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}

/** One entry a table. Events last: whoever finds them in the store finds what was sent with them. */
function byTable(entries: Entry[]): Entry[] {
  const tables = new Map<Entry['table'], Buffer[]>();
  for (const { table, lines } of entries) {
    const there = tables.get(table);
    if (there) there.push(BREAK, lines);
    else tables.set(table, [lines]);
  }
  return [...tables]
    .map(([table, parts]) => ({ table, lines: Buffer.concat(parts) }))
    .sort((a, b) => Number(a.table === 'event_batches') - Number(b.table === 'event_batches'));
}

const BREAK = Buffer.from('\n');
