import { randomUUID } from 'node:crypto';
import type { ClickHouseClient } from '@clickhouse/client';
import { appError } from '../../errors/app-error.ts';
import { Refused } from '../../errors/refused.ts';
import type { Fingerprints } from '../backup/manifest.ts';
import { bind } from './bind.ts';
import type { Driver, Settings } from './driver.ts';
import { embeddedDriver } from './embedded/driver.ts';
import { erase } from './erase.ts';
import { EVENT_BATCHES, MAKE_EVENT_BATCHES } from './event-batches.ts';
import { type Exports, openExports } from './exports.ts';
import { MemoryWatch, type Taken } from './memory-watch.ts';
import { migrateBehaviour, pendingBehaviour } from './migrate.ts';
import { inTurn } from './migration-turn.ts';
import { Pool } from './pool.ts';
import { questionError } from './question-error.ts';
import { remoteDriver } from './remote/driver.ts';
import { repairQuietSessions, repairSessions } from './repair.ts';
import { placeReplays, refuseMovedReplays } from './replay-place.ts';
import { type Table, WRITTEN } from './rows.ts';
import { LOOKUPS_QUEUE, READERS_QUEUE } from './settings.ts';
import { SlowQueries, type SlowQuery } from './slow-queries.ts';
import { refuseUnfinishedMove } from './unfinished-move.ts';
import { Weights } from './weights.ts';

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
  /** Writes rows, each a line made by `toLine`; durable when it resolves. */
  insert(table: Table, lines: Buffer): Promise<void>;
  /** A statement that changes the store. */
  command(sql: string, params?: QueryParams): Promise<void>;
  /** Deletes rows from the disk, see {@link erase}. Takes as long as it takes to write anew what stays. */
  erase(table: Table, condition: string, params: QueryParams, signal?: AbortSignal): Promise<void>;
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

/** How a store can be kept as it is. One of the two is there. */
export interface BackupWays {
  copy: Behaviour['copy'];
  /** @throws Refused backup_failed, with what the server says */
  backUpTo: ((to: BackupPlace) => Promise<void>) | undefined;
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
  /** epoch ms */
  clock?: () => number;
  /** Called before a store that is there already is changed to a newer schema. */
  beforeMigrating?: (ways: BackupWays) => Promise<void>;
}

/**
 * Opens (at the first time: makes) the store in a folder, or on a server.
 * @throws Refused recordings_away, behaviour_away, behaviour_refused, folder_newer, move_unfinished
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

/** What was changed for one question stays with an embedded connection: said anew, it is as usual. */
const usual = (changed: Settings, settings: Settings): Settings =>
  Object.fromEntries(Object.entries(settings).filter(([name]) => name in changed));

/** The store that a driver reaches, brought up to date. */
export async function openStore(
  driver: Driver,
  { replays, say = () => {}, clock = Date.now, beforeMigrating = async () => {} }: BehaviourOptions = {},
): Promise<Behaviour> {
  const { topology } = driver;
  const clients: ClickHouseClient[] = [];
  const connect = async (settings: Settings) => {
    const client = await driver.connect(settings);
    clients.push(client);
    return client;
  };
  const poolOf = async ({ settings, atOnce, heavyAtOnce }: Driver['questions'], queue: number) =>
    new Pool(await Promise.all(Array.from({ length: atOnce }, () => connect(settings))), queue, heavyAtOnce);

  const writer = await connect(driver.commands);
  const killer = await connect({ ...driver.commands, ...QUICK });
  const eraser = await connect(driver.commands); // of its own: what it does may take minutes
  const questions = await poolOf(driver.questions, READERS_QUEUE);
  const ofIngest = await poolOf(driver.lookups, LOOKUPS_QUEUE);

  const kill = (id: string) => void killer.command({ query: driver.killStatement(id) }).catch(() => undefined);
  const exports = openExports(driver, kill);
  const slow = new SlowQueries(clock);
  const weights = new Weights();
  const { takenStatement } = driver;
  const taken = async (query: string) => (await killer.query({ query, format: 'JSONEachRow' })).json<Taken>();
  const memory = takenStatement === undefined ? undefined : new MemoryWatch(() => taken(takenStatement));

  const ask = (
    pool: Pool<ClickHouseClient>,
    spread: typeof topology.question,
    { settings, heavyAtOnce, whenFull = {} }: Driver['questions'],
  ) => {
    // Only where it matters how heavy they are: those of ingest are many and small.
    const watch = heavyAtOnce === undefined ? undefined : memory;
    return async <Row>(sql: string, params: QueryParams = {}, signal?: AbortSignal): Promise<Row[]> => {
      signal?.throwIfAborted();
      return pool.use(
        async (client) => {
          signal?.throwIfAborted();
          const id = randomUUID();
          // Abandoning the wait would leave the engine at work: the question is found by its id and killed.
          const stop = () => kill(id);
          signal?.addEventListener('abort', stop, { once: true });
          const begunAt = performance.now();
          watch?.begin(id);
          try {
            const spreadOut = spread(bind(sql, params));
            const answer = await client.query({
              query: `${spreadOut.sql} /* ${id} */`,
              query_id: id,
              clickhouse_settings: { ...spreadOut.settings, ...(pool.isFull ? whenFull : usual(whenFull, settings)) },
              format: 'JSONEachRow',
            });
            const rows = await answer.json<Row>();
            if (watch) weights.note(sql, params, watch.end(id));
            return rows;
          } catch (error) {
            signal?.throwIfAborted();
            throw questionError(driver.answerError(error));
          } finally {
            signal?.removeEventListener('abort', stop);
            watch?.end(id);
            slow.note(sql, performance.now() - begunAt);
          }
        },
        watch ? weights.of(sql, params) : 'light',
      );
    };
  };

  const run = async (client: ClickHouseClient, query: string, settings: Settings = {}) => {
    await client
      .command({ query, clickhouse_settings: settings })
      .catch((error) => Promise.reject(driver.answerError(error)));
  };

  const store: Behaviour = {
    rows: ask(questions, topology.question, driver.questions),
    lookup: ask(ofIngest, topology.lookup, driver.lookups),
    export: (...question) => exports.open(...question).catch((error) => Promise.reject(questionError(error))),
    insert: (table, lines) => driver.insert(table === 'event_batches' ? EVENT_BATCHES : table, WRITTEN[table], lines),
    async command(sql, params = {}) {
      const spreadOut = topology.question(bind(sql, params));
      await run(writer, spreadOut.sql, spreadOut.settings);
    },
    erase(table, condition, params, signal) {
      const command = async (sql: string, given: QueryParams = {}) => {
        await run(eraser, bind(sql, given));
      };
      return erase({ command, rows: store.rows, topology }, table, condition, params, signal);
    },
    copy: driver.copy,
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
      await Promise.all([questions.close(), ofIngest.close(), exports.close()]);
      await Promise.all(clients.map((client) => client.close()));
      await driver.close();
    },
  };
  const asTheyAre = { command: (sql: string) => run(writer, sql), rows: store.rows };
  const spreadOut = {
    rows: store.rows,
    async command(sql: string) {
      for (const statement of topology.statements(sql)) await run(writer, statement);
    },
  };
  const { backupStatement } = driver;
  const backUpTo =
    backupStatement &&
    ((to: BackupPlace) =>
      run(writer, backupStatement(to)).catch((cause) => {
        throw new Refused('backup_failed', `ClickHouse could not write a backup to ${to.place}: ${cause.message}`, {
          cause,
        });
      }));
  const bringUpToDate = async () => {
    const { isNew, pending } = await pendingBehaviour(spreadOut);
    if (!isNew && pending.length > 0) await beforeMigrating({ copy: store.copy, backUpTo });
    await migrateBehaviour(spreadOut);
    if (topology.moves) await placeReplays(asTheyAre, { address: replays, isCached: driver.isShared }, say);
    else await refuseMovedReplays(asTheyAre, replays);
    for (const statement of MAKE_EVENT_BATCHES) await spreadOut.command(statement);
  };
  await (driver.isShared ? inTurn(asTheyAre, topology.everywhere, bringUpToDate) : bringUpToDate());
  await store.recover(0);
  return store;
}

/** Of what is answered at once, or not at all. */
const QUICK = { max_execution_time: 5 };
