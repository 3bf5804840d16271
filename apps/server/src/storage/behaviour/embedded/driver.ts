import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { drainPending } from 'chdb';
import { copyBehaviour } from '../backup.ts';
import type { Driver } from '../driver.ts';
import type { BehaviourCopy } from '../open.ts';
import { placedTables } from '../replay-place.ts';
import {
  CONNECTION_SETTINGS,
  FEW_BYTES,
  FEW_ROWS_SETTINGS,
  heavyAtOnce,
  LOOKUP_SETTINGS,
  LOOKUPS,
  QUERY_BYTES,
  READER_SETTINGS,
  READERS,
  WHEN_FULL,
  WRITER_SETTINGS,
} from '../settings.ts';
import { ONE_NODE } from '../topology.ts';
import { clearExports, createBytesReader } from './bytes-reader.ts';
import { clearCopies, connectTo, copiesIn, DATABASE, openAside, openEngine, withConnection } from './engine.ts';

interface EmbeddedOptions {
  /** REPLAY_S3_URL */
  replays: string | undefined;
  /** MEMORY_MB */
  memoryMb: number | undefined;
}

/** The engine within this process, on a folder that nobody else has open. */
export async function embeddedDriver(folder: string, { replays, memoryMb }: EmbeddedOptions): Promise<Driver> {
  const engine = openEngine(folder, replays, memoryMb);
  const aside = openAside(folder);
  const far = replays === undefined ? engine : openAside(folder);
  clearCopies(folder);
  clearExports(folder);
  await engine.queryAsync(`CREATE DATABASE IF NOT EXISTS ${DATABASE}`);
  return {
    topology: ONE_NODE,
    isShared: false,
    questions: {
      settings: READER_SETTINGS,
      atOnce: READERS,
      heavyAtOnce: heavyAtOnce(memoryMb),
      whenFull: WHEN_FULL,
    },
    lookups: { settings: LOOKUP_SETTINGS, atOnce: LOOKUPS },
    commands: CONNECTION_SETTINGS,
    async connect(settings) {
      const client = await connectTo(folder, { ...settings, max_query_size: QUERY_BYTES });
      await client.command({ query: `USE ${DATABASE}` });
      return client;
    },
    async insert(table, columns, values) {
      // What comes to sessions and robots is their own affair; what may have to wait for S3 holds up nothing else.
      const connection =
        table === 'sessions' || table === 'robots' ? aside : placedTables.includes(table) ? far : engine;
      // Straight from the buffer: the client's own way would make a string of it first.
      await connection.insert({
        ...{ table: `${DATABASE}.${table}`, columns, values },
        format: 'JSONCompactEachRow',
        settings: values.length < FEW_BYTES ? FEW_ROWS_SETTINGS : WRITER_SETTINGS,
      });
    },
    journal: join(folder, 'journal'),
    bytesReader: () => createBytesReader(folder),
    killStatement: (id) => `KILL QUERY WHERE query LIKE '%/* ${id} */%' ASYNC`, // it keeps no ids
    takenStatement: `SELECT extract(query, '/\\\\* ([0-9a-f-]{36}) \\\\*/') AS id, peak_memory_usage AS bytes FROM system.processes WHERE id != ''`,
    answerError: (error) => error,
    copy: () => copyInto(folder),
    backupStatement: undefined,
    async close() {
      aside.close();
      if (far !== engine) far.close();
      engine.close();
      // A process that ends while a connection is still being let go of crashes at its end.
      await drainPending();
    },
  };
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
