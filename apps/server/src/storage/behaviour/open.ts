import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import { appError } from '../../http/app-error.ts';
import type { Fingerprints } from '../backup/manifest.ts';
import { copyBehaviour } from './backup.ts';
import { bind } from './bind.ts';
import { clearCopies, connectTo, copiesIn, DATABASE, openEngine, withConnection } from './engine.ts';
import { engineErrorType } from './engine-error.ts';
import { erase } from './erase.ts';
import { EVENT_BATCHES, MAKE_EVENT_BATCHES } from './event-batches.ts';
import { type Exports, openExports } from './exports.ts';
import { migrateBehaviour, pendingBehaviour } from './migrate.ts';
import { Pool } from './pool.ts';
import { repairSessions } from './repair.ts';
import { placeReplays } from './replay-place.ts';
import { type Table, WRITTEN } from './rows.ts';
import {
  CONNECTION_SETTINGS,
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
  /** Copies all of it, as it is at one moment, into a folder that is the caller's to remove. */
  copy(): Promise<BehaviourCopy>;
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

export interface BehaviourPlaces {
  /** Address below which replays are kept in an S3-compatible store; in the folder where none is given. */
  replays?: string | undefined;
  /** Hears of what makes a start take long. */
  say?: (message: string) => void;
  /** Called before a store that is there already is changed to a newer schema. */
  beforeMigrating?: (copy: () => Promise<BehaviourCopy>) => Promise<void>;
}

/** Opens (at the first time: makes) the embedded store in a folder. */
export async function openBehaviour(
  folder: string,
  { replays, say = () => {}, beforeMigrating = async () => {} }: BehaviourPlaces = {},
): Promise<Behaviour> {
  const engine = openEngine(folder, replays);
  clearCopies(folder);
  const connect = (settings: Record<string, string | number>) => connectTo(folder, settings);

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
    copy: () => copyInto(folder),
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
  const { isNew, pending } = await pendingBehaviour(store);
  if (!isNew && pending.length > 0) await beforeMigrating(store.copy);
  await migrateBehaviour(store);
  await placeReplays(store, replays, say);
  for (const statement of MAKE_EVENT_BATCHES) await store.command(statement);
  await repairSessions(store);
  return store;
}

async function copyInto(folder: string): Promise<BehaviourCopy> {
  const into = join(copiesIn(folder), randomUUID());
  mkdirSync(copiesIn(folder), { recursive: true });
  return withConnection(folder, async (store) => {
    const fingerprints = await copyBehaviour(store, DATABASE, into);
    const [{ schema = '' } = {}] = await store.rows<{ schema: string }>(
      `SELECT max(name) AS schema FROM ${DATABASE}.migrations`,
    );
    return { folder: into, schema, fingerprints };
  });
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
