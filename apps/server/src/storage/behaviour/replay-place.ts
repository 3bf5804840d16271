import { createHash } from 'node:crypto';
import { Refused } from '../../errors/refused.ts';
import type { MigrationRunner } from './migrate.ts';

/** What a recording weighs: what happened, and the pictures, fonts and style sheets it shows. Which of these it shows is small. */
const TABLES = ['replay_chunks', 'assets'] as const;
export const placedTables: readonly string[] = TABLES;

/** Whoever is away is away: the caller is told within seconds, and a tracker comes again with what it has kept. */
const PATIENCE = [
  's3_retry_attempts = 3', // the default of 500 holds all that is written for minutes
  's3_max_unexpected_write_error_retries = 1',
  's3_max_single_read_retries = 2',
  'connect_timeout_ms = 2000',
  'request_timeout_ms = 10000',
].join(', ');

/** Of what is watched again and again, on the disk of a server. */
const CACHE = '10Gi';

/**
 * What a table says about its disk. Keys come from the environment of the engine's process (AWS_ACCESS_KEY_ID …), so that none stands in
 * the schema. @param isCached whether what is read stays on a local disk for a while
 */
export function diskOf(endpoint: string, isCached: boolean): string {
  const s3 = `disk(type = s3, endpoint = '${endpoint}', use_environment_credentials = 1, skip_access_check = 1, ${PATIENCE})`;
  if (!isCached) return `disk = ${s3}`;
  const path = `desirepath_${createHash('sha256').update(endpoint).digest('hex').slice(0, 12)}`;
  return `disk = disk(type = cache, max_size = '${CACHE}', path = '${path}', disk = ${s3})`;
}

/** In the text of a table; the engine adds a call of its own within, and a comment comes last. */
const DISK = /,\s*disk = disk\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/;
const COMMENT = /\s+COMMENT '[^']*'$/;

/**
 * Puts replays where they are to be: below an address of an S3-compatible store, or into the data folder where none is given.
 * Those that are elsewhere are moved first, however long that takes; one that is cut off begins anew at the next start.
 */
export async function placeReplays(
  store: MigrationRunner,
  wanted: Place,
  say: (message: string) => void,
): Promise<void> {
  for (const table of TABLES) await placeTable(store, table, wanted, say);
}

interface Place {
  /** Where they are to be; undefined for where all else is. */
  address: string | undefined;
  isCached: boolean;
}

/** For tables that are made where they are to be, and stay there. @throws Refused recordings_elsewhere */
export async function refuseMovedReplays(store: MigrationRunner, wanted: string | undefined): Promise<void> {
  const rows = await store.rows<{ now: string }>(
    `SELECT comment AS now FROM system.tables
     WHERE database = currentDatabase() AND name IN (${TABLES.map((table) => `'${table}_local'`)})`,
  );
  const elsewhere = rows.find(({ now }) => now !== (wanted ?? ''));
  if (!elsewhere) return;
  const where = elsewhere.now === '' ? 'on the disks of the servers' : `in ${elsewhere.now}`;
  throw new Refused(
    'recordings_elsewhere',
    `The recordings of the cluster are ${where}, and a cluster keeps them where they were first put. Set REPLAY_S3_URL back, or move them by a storage policy of your servers.`,
  );
}

async function placeTable(
  store: MigrationRunner,
  table: (typeof TABLES)[number],
  { address, isCached }: Place,
  say: (message: string) => void,
): Promise<void> {
  const moved = `${table}_moved`;
  await store.command(`DROP TABLE IF EXISTS ${moved} SYNC`);
  // Where they are stands in the comment of the table, because the engine hides what its disk was made with.
  const [found] = await store.rows<{ made: string; now: string }>(
    `SELECT create_table_query AS made, comment AS now FROM system.tables
     WHERE database = currentDatabase() AND name = '${table}'`,
  );
  if (!found || found.now === (address ?? '')) return;

  const [held] = await store.rows<{ rows: number }>(`SELECT count() AS rows FROM ${table}`);
  const place = address ?? 'where all else is';
  if (held?.rows) say(`Moving ${held.rows} ${WORDS[table]} to ${place}; the server starts when that is done`);
  const local = found.made
    .replace(COMMENT, '')
    .replace(DISK, '')
    .replace(new RegExp(`\\b${table}\\b`), moved);
  await store.command(address === undefined ? local : `${local}, ${diskOf(address, isCached)} COMMENT '${address}'`);
  const columns = await store.rows<{ name: string }>(
    `SELECT name FROM system.columns
     WHERE database = currentDatabase() AND table = '${table}' AND default_kind NOT IN ('MATERIALIZED', 'EPHEMERAL')`,
  );
  const names = columns.map(({ name }) => name).join(', ');
  await store.command(`INSERT INTO ${moved} (${names}) SELECT ${names} FROM ${table}`);
  await store.command(`EXCHANGE TABLES ${table} AND ${moved}`);
  await store.command(`DROP TABLE ${moved} SYNC`);
  if (held?.rows) say(`The ${WORDS[table]} are in ${place} now`);
}

const WORDS = {
  replay_chunks: 'parts of recordings',
  assets: 'pictures, fonts and style sheets of recordings',
} as const;
