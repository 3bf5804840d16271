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
  /** Entries since it was opened, and how many of them the store has. */
  #appended = 0;
  #moved = 0;
  /** What the store has refused, and may have half of. */
  #stuck: Entry[] = [];
  #moving: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** By `performance.now()`. */
  #movedAt = Number.NEGATIVE_INFINITY;

  constructor(options: JournalOptions) {
    this.#options = options;
    this.#segments = new Segments(options.folder, HEADER);
  }

  /** Moves what an earlier process left. To be called before anything else. @throws what the store says */
  async open(): Promise<void> {
    const files = await this.#segments.read();
    this.#stuck = byTable(files.flatMap(entriesOf));
    if (this.#stuck.length > 0) this.#appended++;
    await this.settle();
    await this.#segments.remove(await this.#segments.end());
  }

  /** Resolves once the rows are durable. @throws AppError storage_unavailable where the disk, or for long the store, does not take them */
  async append(table: Entry['table'], lines: Buffer): Promise<void> {
    const entry = { table, lines };
    try {
      if (this.#heldBytes > HELD_BYTES) await this.settle();
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

  /** Resolves once the store has all that had been appended before. @throws what the store says */
  async settle(): Promise<void> {
    const wanted = this.#appended;
    while (this.#moved < wanted) await this.#move();
  }

  /** The same for who would rather be told of less than of nothing. */
  async freshen(): Promise<void> {
    await this.settle().catch(() => undefined); // said where it is tried again
  }

  /** What the store does not take any more stays in the journal. */
  async close(): Promise<void> {
    await this.settle().catch((error) => this.#options.onError(error, 'measurements stay in the journal'));
    clearTimeout(this.#timer);
    await this.#inTurn(() => this.#segments.end());
  }

  #moveSoon(): void {
    if (this.#moving) return;
    if (this.#heldBytes >= MOVE_BYTES && this.#stuck.length === 0) this.#moveUnasked();
    else
      this.#timer ??= setTimeout(() => this.#moveUnasked(), Math.max(0, this.#movedAt + APART_MS - performance.now()));
  }

  #moveUnasked(): void {
    this.#move().catch((error) => this.#options.onError(error, 'measurements wait in the journal; trying again'));
  }

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
    if (this.#stuck.length > 0) {
      for (const entry of await unstored(this.#stuck, this.#options.lookup)) await this.#insert(entry);
      this.#stuck = [];
    }
    const { entries, files, upTo } = await this.#inTurn(async () => {
      const files = await this.#segments.end();
      const entries = byTable(this.#held);
      this.#held = [];
      this.#heldBytes = 0;
      return { entries, files, upTo: this.#appended };
    });
    try {
      for (const entry of entries) await this.#insert(entry);
    } catch (error) {
      this.#stuck = entries;
      throw error;
    }
    this.#moved = upTo;
    await this.#segments.remove(files);
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
