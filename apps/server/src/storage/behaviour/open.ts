import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { type ClickHouseClient, createClient } from '@clickhouse/client';
import { Session } from 'chdb';
import { createChdbConnection } from 'chdb/connection';
import { appError } from '../../http/app-error.ts';
import { bind } from './bind.ts';
import { engineErrorType } from './engine-error.ts';
import { erase } from './erase.ts';
import { EVENT_BATCHES, MAKE_EVENT_BATCHES } from './event-batches.ts';
import { type Exports, openExports } from './exports.ts';
import { migrateBehaviour } from './migrate.ts';
import { Pool } from './pool.ts';
import { repairSessions } from './repair.ts';
import { placeReplays } from './replay-place.ts';
import { type Table, WRITTEN } from './rows.ts';
import {
  CONNECTION_SETTINGS,
  ENGINE_ARGUMENTS,
  LOOKUP_SETTINGS,
  LOOKUPS,
  LOOKUPS_QUEUE,
  QUERY_BYTES,
  READER_SETTINGS,
  READERS,
  READERS_QUEUE,
  WRITER_SETTINGS,
} from './settings.ts';

export type QueryParams = Record<string, unknown>;

/** The store of behaviour. Writes go through one connection, questions through a small pool of their own. */
export interface Behaviour {
  /**
   * The rows a question gives, as objects. `{name:Type}` in the SQL takes `params.name`, see {@link bind}.
   * @throws AppError query_too_heavy beyond the time or memory of a question; storage_unavailable when the pool is full
   */
  rows<Row>(sql: string, params?: QueryParams, signal?: AbortSignal): Promise<Row[]>;
  /** The same for ingest, which does not wait in line behind the questions of the dashboard. */
  lookup<Row>(sql: string, params?: QueryParams): Promise<Row[]>;
  /** Answers that are too large to be held, see {@link Exports}. */
  export: Exports['open'];
  /** Writes rows, each a line made by `toLine`; durable when it resolves. */
  insert(table: Table, lines: Buffer): Promise<void>;
  /** A statement that changes the store. */
  command(sql: string, params?: QueryParams): Promise<void>;
  /** Deletes rows from the disk, see {@link erase}. Takes as long as it takes to write anew what stays. */
  erase(table: Table, condition: string, params: QueryParams, signal?: AbortSignal): Promise<void>;
  /** Resolves when the store answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

const DATABASE = 'desirepath';

export interface BehaviourPlaces {
  /** Address below which replays are kept in an S3-compatible store; in the folder where none is given. */
  replays?: string | undefined;
  /** Hears of what makes a start take long. */
  say?: (message: string) => void;
}

/** Opens (at the first time: makes) the embedded store in a folder. */
export async function openBehaviour(
  folder: string,
  { replays, say = () => {} }: BehaviourPlaces = {},
): Promise<Behaviour> {
  mkdirSync(folder, { recursive: true });
  const engine = openEngine(folder, replays);
  const connect = (settings: Record<string, string | number>) =>
    createClient({
      // chdb implements the client's own Connection interface; the two packages type its parameters apart.
      connection: createChdbConnection({ path: folder }) as never,
      clickhouse_settings: settings,
      database: DATABASE,
    });

  const writer = connect(CONNECTION_SETTINGS);
  await writer.command({ query: `CREATE DATABASE IF NOT EXISTS ${DATABASE}` });
  const readers = Array.from({ length: READERS }, () => connect(READER_SETTINGS));
  const killer = connect(CONNECTION_SETTINGS);
  const eraser = connect(CONNECTION_SETTINGS); // of its own: what it does may take minutes
  const lookups = Array.from({ length: LOOKUPS }, () => connect(LOOKUP_SETTINGS));
  for (const client of [writer, ...readers, ...lookups, killer, eraser]) {
    await client.command({ query: `USE ${DATABASE}` });
    await client.command({ query: `SET max_query_size = ${QUERY_BYTES}` });
  }
  const questions = new Pool(readers, READERS_QUEUE);
  const ofIngest = new Pool(lookups, LOOKUPS_QUEUE);

  const kill = (marker: string) => void killer.command({ query: killStatement(marker) }).catch(() => undefined);
  const exports = openExports(folder, DATABASE, kill);

  const ask =
    (pool: Pool<ClickHouseClient>) =>
    async <Row>(sql: string, params: QueryParams = {}, signal?: AbortSignal): Promise<Row[]> => {
      signal?.throwIfAborted();
      return pool.use(async (client) => {
        signal?.throwIfAborted();
        const marker = randomUUID();
        // Abandoning the wait would leave the engine at work: the question is found by its marker and killed.
        const stop = () => kill(marker);
        signal?.addEventListener('abort', stop, { once: true });
        try {
          const answer = await client.query({
            query: `${bind(sql, params)} /* ${marker} */`,
            format: 'JSONEachRow',
          });
          return await answer.json<Row>();
        } catch (error) {
          signal?.throwIfAborted();
          throw readerError(error);
        } finally {
          signal?.removeEventListener('abort', stop);
        }
      });
    };

  const store: Behaviour = {
    rows: ask(questions),
    lookup: ask(ofIngest),
    export: (...question) => exports.open(...question).catch((error) => Promise.reject(readerError(error))),
    async insert(table, lines) {
      // Straight from the buffer: the client's own way would make a string of it first.
      await engine.insert({
        table: `${DATABASE}.${table === 'event_batches' ? EVENT_BATCHES : table}`,
        columns: WRITTEN[table],
        format: 'JSONCompactEachRow',
        values: lines,
        settings: WRITER_SETTINGS,
      });
    },
    async command(sql, params = {}) {
      await writer.command({ query: bind(sql, params) });
    },
    erase(table, condition, params, signal) {
      const command = async (sql: string, given: QueryParams = {}) => {
        await eraser.command({ query: bind(sql, given) });
      };
      return erase({ command, rows: store.rows }, table, condition, params, signal);
    },
    async ping() {
      const { success } = await killer.ping();
      if (!success) throw appError('storage_unavailable');
    },
    async close() {
      await Promise.all([questions.close(), ofIngest.close(), exports.close()]);
      await Promise.all(
        [writer, killer, eraser, ...readers, ...lookups].map((client: ClickHouseClient) => client.close()),
      );
      engine.close();
    },
  };
  await migrateBehaviour(store);
  await placeReplays(store, replays, say);
  for (const statement of MAKE_EVENT_BATCHES) await store.command(statement);
  await repairSessions(store);
  return store;
}

/** What keeps the store from opening is not in it: a store of replays that is away. */
export class ReplaysAway extends Error {
  override name = 'ReplaysAway';
}

function openEngine(folder: string, replays: string | undefined): Session {
  try {
    return new Session(folder, { connectionArgs: ENGINE_ARGUMENTS });
  } catch (cause) {
    if (replays === undefined) throw cause;
    const message = `The store could not be opened. Does ${replays} (REPLAY_S3_URL) answer, with the keys in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY?`;
    throw new ReplaysAway(message, { cause });
  }
}

const killStatement = (marker: string) => `KILL QUERY WHERE query LIKE '%/* ${marker} */%' ASYNC`;

/** The engine alone knows which regular expressions it takes. */
const BAD_PATTERN = { message: 'A regular expression is not valid. They are those of RE2.' };

/** The question, not the store, is at fault. */
const TOO_HEAVY = new Set(['TIMEOUT_EXCEEDED', 'MEMORY_LIMIT_EXCEEDED', 'TOO_MANY_ROWS', 'TOO_MANY_BYTES', 'TOO_SLOW']);

function readerError(error: unknown): unknown {
  const type = engineErrorType(error) ?? '';
  if (type === 'S3_ERROR') return appError('replays_unavailable', { cause: error });
  if (type === 'CANNOT_COMPILE_REGEXP') return appError('invalid_input', { ...BAD_PATTERN, cause: error });
  return TOO_HEAVY.has(type) ? appError('query_too_heavy', { cause: error }) : error;
}
