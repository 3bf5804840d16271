import type { ClickHouseClient } from '@clickhouse/client';
import { appError } from '../../errors/app-error.ts';
import type { Fingerprints } from '../backup/manifest.ts';
import { bind } from './bind.ts';
import type { Driver, Settings, Share } from './driver.ts';
import { embeddedDriver } from './embedded/driver.ts';
import { erase } from './erase.ts';
import { EVENT_BATCHES } from './event-batches.ts';
import { type Exports, openExports } from './exports.ts';
import { Journal } from './journal/journal.ts';
import type { Taken } from './memory-watch.ts';
import { Pool } from './pool.ts';
import { createQueryRunner } from './query-runner.ts';
import { questionError } from './question-error.ts';
import { remoteDriver } from './remote/driver.ts';
import { repairQuietSessions, repairSessions } from './repair.ts';
import { COMMITTED, type Table, WRITTEN } from './rows.ts';
import { LOOKUPS_QUEUE, READERS_QUEUE } from './settings.ts';
import { SlowQueries, type SlowQuery } from './slow-queries.ts';
import { refuseUnfinishedMove } from './unfinished-move.ts';
import { bringUpToDate } from './up-to-date.ts';

export type QueryParams = Record<string, unknown>;

/** The store of behaviour. What is written has a connection of its own, questions a small pool. */
export interface Behaviour {
  /**
   * The rows a question gives, as objects. `{name:Type}` in the SQL takes `params.name`, see {@link bind}.
   * @throws AppError query_too_heavy beyond the time or memory of a question; storage_unavailable when the pool is full, or nobody answers
   */
  rows<Row>(sql: string, params?: QueryParams, signal?: AbortSignal): Promise<Row[]>;
  /**
   * The same for ingest, which does not wait in line behind the questions of the dashboard. It may see a row several times: what is
   * asked must not count.
   */
  lookup<Row>(sql: string, params?: QueryParams): Promise<Row[]>;
  /** Answers that are too large to be held, see {@link Exports}. */
  export: Exports['open'];
  /** Writes rows, each a line made by `toLine`; durable when it resolves, and seen by whoever asks from then on. */
  insert(table: Table, lines: Buffer): Promise<void>;
  /** Whether {@link Behaviour.insert} ends when a file is on the disk, see {@link Journal}; or when the engine has made a part of a table. */
  isJournaled: boolean;
  /** Resolves when the store has all that {@link Behaviour.insert} was told, and nothing else has it. @throws AppError storage_unavailable */
  settle(): Promise<void>;
  /** A statement that changes the store. */
  command(sql: string, params?: QueryParams): Promise<void>;
  /** Deletes rows from the disk, see {@link erase}. Takes as long as it takes to write anew what stays. */
  erase(table: Table, condition: string, params: QueryParams, signal?: AbortSignal): Promise<void>;
  /** Calls whoever remembers what a table has, each time that rows of it were deleted. See erasures.ts for other servers. */
  onErased(listener: (table: Table) => void): void;
  /** Copies all of it, as it is at one moment, into a folder that is the caller's to remove. Undefined where a server has it. */
  copy: (() => Promise<BehaviourCopy>) | undefined;
  /** Sets sessions right after the store has failed for so long (ms), while nothing is being written. See repair.ts. */
  recover(troubleMs: number): Promise<void>;
  /**
   * The same for what other processes have left behind that were killed; undefined where there are none. To be called every minute, by one
   * of them at a time. @param now epoch ms
   */
  mend: ((now: number) => Promise<void>) | undefined;
  /** Questions that took long since it was opened, the slowest first. */
  slow(): SlowQuery[];
  /** Resolves when the store answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface BehaviourCopy {
  folder: string;
  /** The last migration that it has. */
  schema: string;
  fingerprints: Fingerprints;
}

/** Where a server writes a backup by its own means. */
export interface BackupPlace {
  /** As CLICKHOUSE_BACKUP has it: the address of a bucket, or `disk:` and the name of one of the server's disks. */
  place: string;
  name: string;
}

/** How a store can be kept as it is. One of the two ways is there. */
export interface BackupWays {
  copy: Behaviour['copy'];
  /** @throws Refused backup_failed, with what the server says */
  backUpTo: ((to: BackupPlace) => Promise<void>) | undefined;
  /** There are tables, and no rows in them. */
  isEmpty: boolean;
}

/** A folder for the embedded engine; or a ClickHouse server, which may be one of a cluster. */
export type BehaviourPlace = string | { url: string; cluster?: string | undefined };

export interface BehaviourOptions {
  /** Address below which replays are kept in an S3-compatible store; with all else where none is given. */
  replays?: string | undefined;
  /** MEMORY_MB, where the engine is within this process. */
  memoryMb?: number | undefined;
  /** Hears of what makes a start take long. */
  say?: (message: string) => void;
  /** Hears of what goes wrong while nobody waits for it. */
  onError?: (error: unknown, message: string) => void;
  /** epoch ms */
  clock?: () => number;
  /** Called before a store that is there already is changed to a newer schema. */
  beforeMigrating?: (ways: BackupWays) => Promise<void>;
}

/**
 * Opens (at the first time: makes) the store in a folder, or on a server.
 * @throws Refused folder_unusable, behaviour_damaged, recordings_away, behaviour_away, behaviour_refused, folder_newer, move_unfinished
 */
export async function openBehaviour(place: BehaviourPlace, options: BehaviourOptions = {}): Promise<Behaviour> {
  const { replays, memoryMb, say = () => {} } = options;
  const driver =
    typeof place === 'string'
      ? await embeddedDriver(place, { replays, memoryMb })
      : await remoteDriver({ ...place, replays }, say);
  const store = await openStore(driver, options);
  if (!driver.isShared) return store;
  try {
    await refuseUnfinishedMove(store);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** The store that a driver reaches, brought up to date. Where that fails, nothing of it stays open. */
export async function openStore(driver: Driver, options: BehaviourOptions = {}): Promise<Behaviour> {
  const clients: ClickHouseClient[] = [];
  const closeAll = async () => {
    await Promise.all(clients.map((client) => client.close()));
    await driver.close();
  };
  try {
    return await openWith(driver, clients, closeAll, options);
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/** @param clients those that are open, for `closeAll` */
async function openWith(
  driver: Driver,
  clients: ClickHouseClient[],
  closeAll: () => Promise<void>,
  options: BehaviourOptions,
): Promise<Behaviour> {
  const { clock = Date.now, onError = () => {} } = options;
  const { topology, copy } = driver;
  const connect = async (settings: Settings) => {
    const client = await driver.connect(settings);
    clients.push(client);
    return client;
  };
  const poolOf = async ({ settings, atOnce, heavyAtOnce }: Share, queue: number) =>
    new Pool(await Promise.all(Array.from({ length: atOnce }, () => connect(settings))), queue, heavyAtOnce);

  const writer = await connect(driver.commands);
  const killer = await connect({ ...driver.commands, ...QUICK });
  const eraser = await connect(driver.commands); // of its own: what it does may take minutes
  const questions = await poolOf(driver.questions, READERS_QUEUE);
  const ofIngest = await poolOf(driver.lookups, LOOKUPS_QUEUE);

  /** What cannot be killed ends by its own time limit. */
  const kill = (id: string) => void killer.command({ query: driver.killStatement(id) }).catch(() => undefined);
  const exports = openExports(driver, kill);
  const slow = new SlowQueries(clock);
  const { takenStatement: query } = driver;
  const taken =
    query === undefined ? undefined : async () => (await killer.query({ query, format: 'JSONEachRow' })).json<Taken>();
  const ask = createQueryRunner({
    driver,
    share: driver.questions,
    pool: questions,
    spread: topology.question,
    kill,
    slow,
    taken,
  });
  // Without a look at what they take: those of ingest are many and small.
  const look = createQueryRunner({
    driver,
    share: driver.lookups,
    pool: ofIngest,
    spread: topology.lookup,
    kill,
    slow,
  });

  const run = async (client: ClickHouseClient, query: string, settings: Settings = {}) => {
    await client
      .command({ query, clickhouse_settings: settings })
      .catch((error) => Promise.reject(driver.answerError(error)));
  };

  const insert = (table: Table, lines: Buffer) =>
    driver.insert(table === 'event_batches' ? EVENT_BATCHES : table, WRITTEN[table], lines);
  const journal =
    driver.journal === undefined ? undefined : new Journal({ folder: driver.journal, insert, lookup: look, onError });
  /** @param about a statement, where only what it names has to be there */
  const settle = (about?: string) =>
    journal
      ?.settle(about === undefined ? undefined : (table) => about.includes(STANDS_IN[table] ?? table))
      .catch((cause) => Promise.reject(appError('storage_unavailable', { cause })));

  const atErasures: ((table: Table) => void)[] = [];
  const store: Behaviour = {
    async rows(...question) {
      await journal?.freshen();
      return ask(...question);
    },
    async lookup(sql, ...rest) {
      await settle(sql);
      return look(sql, ...rest);
    },
    async export(...question) {
      await journal?.freshen();
      return exports.open(...question).catch((error) => Promise.reject(questionError(error)));
    },
    insert: (table, lines) => (journal && JOURNALED.has(table) ? journal.append(table, lines) : insert(table, lines)),
    isJournaled: journal !== undefined,
    async settle() {
      await settle();
    },
    async command(sql, params = {}) {
      await settle();
      const spreadOut = topology.question(bind(sql, params));
      await run(writer, spreadOut.sql, spreadOut.settings);
    },
    async erase(table, condition, params, signal) {
      await settle();
      const command = async (sql: string, given: QueryParams = {}) => {
        await run(eraser, bind(sql, given));
      };
      try {
        await erase({ command, rows: ask, topology }, table, condition, params, signal);
      } finally {
        for (const listener of atErasures) listener(table); // also where some of it is left
      }
    },
    onErased: (listener) => void atErasures.push(listener),
    copy:
      copy &&
      (async () => {
        await settle();
        return copy();
      }),
    slow: () => slow.all(),
    async recover(troubleMs) {
      // What others have counted and not yet written would be counted twice: `mend` does it when all have.
      if (!driver.isShared) await repairSessions(store, troubleMs);
    },
    mend: driver.isShared ? (now) => repairQuietSessions(store, now) : undefined,
    async ping() {
      const { success } = await killer.ping();
      if (!success) throw appError('storage_unavailable');
    },
    async close() {
      await journal?.close();
      await Promise.all([questions.close(), ofIngest.close(), exports.close()]);
      await closeAll();
    },
  };
  try {
    await bringUpToDate({ driver, store, command: (sql) => run(writer, sql) }, options);
    await journal?.open();
    await store.recover(0);
    return store;
  } catch (error) {
    await journal?.abandon();
    throw error;
  }
}

/** Where rows are found that were written by another name. */
const STANDS_IN: Partial<Record<Table, Table>> = { event_batches: 'events' };

/** All else is not durable before the engine has it: what no acknowledgement waits for, and whole files that are read in. */
const JOURNALED = new Set<Table>(COMMITTED);

/** Of what is answered at once, or not at all. */
const QUICK = { max_execution_time: 5 };
