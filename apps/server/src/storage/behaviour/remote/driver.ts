import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { type ClickHouseClient, EXCEPTION_TAG_HEADER_NAME } from '@clickhouse/client';
import { onCluster } from '../cluster/topology.ts';
import type { Driver, Settings } from '../driver.ts';
import { ONE_SERVER } from '../topology.ts';
import { allowedSettings } from './allowed.ts';
import { connectTo, readAddress } from './connect.ts';
import { answerError, isAway, startError } from './errors.ts';
import { untilLateError } from './late-error.ts';
import {
  REMOTE_COMMANDS,
  REMOTE_EXPORTS,
  REMOTE_INSERTS,
  REMOTE_LOOKUPS,
  REMOTE_QUESTIONS,
  REMOTE_READERS,
} from './settings.ts';

export interface RemotePlace {
  /** CLICKHOUSE_URL */
  url: string;
  /** CLICKHOUSE_CLUSTER: its name in the configuration of the servers. */
  cluster?: string | undefined;
  /** REPLAY_S3_URL */
  replays?: string | undefined;
}

export interface RemoteDriver extends Driver {
  /** Writes rows in the engine's own format, as {@link Driver.bytesReader} reads them. */
  insertNative(table: string, columns: string, parts: Uint8Array[]): Promise<void>;
}

/**
 * A ClickHouse server over HTTP, or one of a cluster.
 * @throws Refused behaviour_away, behaviour_refused
 */
export async function remoteDriver(
  { url, cluster, replays }: RemotePlace,
  say: (message: string) => void,
): Promise<RemoteDriver> {
  const address = readAddress(url);
  const topology = cluster === undefined ? ONE_SERVER : onCluster(cluster, replays);
  try {
    await makeDatabase(address, cluster);
  } catch (error) {
    throw startError(error, address.host);
  }
  const trial = connectTo(address, {});
  const settled = (wanted: Settings) => allowedSettings(trial, { ...wanted, ...topology.settings }, say);
  const questions = await settled(REMOTE_QUESTIONS);
  const commands = await settled(REMOTE_COMMANDS);
  const inserts = connectTo(address, await settled(REMOTE_INSERTS));
  const exports = connectTo(address, await settled(REMOTE_EXPORTS));
  await trial.close();

  return {
    topology,
    isShared: true,
    questions: { settings: questions, atOnce: REMOTE_READERS },
    lookups: { settings: questions, atOnce: REMOTE_LOOKUPS },
    commands,
    connect: async (settings) => connectTo(address, settings),
    async insert(table, columns, lines) {
      const query = `INSERT INTO ${table} (${columns.join(', ')}) FORMAT JSONCompactEachRow`;
      await insertOnce(inserts, query, [lines]);
    },
    insertNative: (table, columns, parts) =>
      insertOnce(inserts, `INSERT INTO ${table} (${columns}) FORMAT Native`, parts),
    journal: undefined,
    bytesReader: () => ({
      async *read({ sql, settings }, format, id) {
        const query = { query: `${sql} FORMAT ${format}`, query_id: id, clickhouse_settings: settings };
        const answer = await exports.exec(query).catch((error) => Promise.reject(answerError(error)));
        const tag = answer.response_headers[EXCEPTION_TAG_HEADER_NAME];
        yield* untilLateError(answer.stream, typeof tag === 'string' ? tag : undefined);
      },
      close() {},
    }),
    killStatement: (id) => `KILL QUERY ${topology.everywhere} WHERE query_id = '${id}' ASYNC`,
    takenStatement: undefined,
    answerError,
    copy: undefined,
    backupStatement: ({ place, name }) =>
      `BACKUP DATABASE \`${address.database}\` ${topology.everywhere} TO ${engineOf(place, name)}`,
    async close() {
      await Promise.all([inserts.close(), exports.close()]);
    },
  };
}

/** A place as CLICKHOUSE_BACKUP names it, by the engine of backups that writes there. */
function engineOf(place: string, name: string): string {
  const disk = /^disk:(.+)$/.exec(place)?.[1];
  return disk === undefined ? `S3('${place.replace(/\/*$/, '')}/${name}')` : `Disk('${disk}', '${name}')`;
}

async function makeDatabase(address: ReturnType<typeof readAddress>, cluster: string | undefined): Promise<void> {
  const client = connectTo({ ...address, database: 'default' }, { max_execution_time: 20 });
  try {
    const found = await client.query({
      query: `SELECT name FROM system.databases WHERE name = '${address.database}'`,
      format: 'JSONEachRow',
    });
    // Looked for first: who may use a database need not be one who may make any.
    if ((await found.json()).length > 0) return;
    const everywhere = cluster === undefined ? '' : `ON CLUSTER \`${cluster}\``;
    await client.command({ query: `CREATE DATABASE IF NOT EXISTS \`${address.database}\` ${everywhere}` });
  } finally {
    await client.close();
  }
}

/**
 * A connection that breaks says nothing about what came of the insert; sent again with the same token, it counts once. What comes of that is told
 * to whoever asked, who looks before coming again.
 */
async function insertOnce(client: ClickHouseClient, query: string, parts: Uint8Array[]): Promise<void> {
  const settings = { insert_deduplication_token: randomUUID() };
  const send = async () => {
    const values = Readable.from(parts, { objectMode: false });
    const { stream } = await client.exec({ query, values, clickhouse_settings: settings });
    for await (const _ of stream); // an answer without words, whose end is the answer
  };
  await send()
    .catch((error) => (isAway(error) ? send() : Promise.reject(error)))
    .catch((error) => Promise.reject(answerError(error)));
}
