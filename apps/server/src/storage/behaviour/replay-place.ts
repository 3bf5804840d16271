import type { MigrationRunner } from './migrate.ts';

const MOVED = 'replay_chunks_moved';

/** Whoever is away is away: the caller is told within seconds, and a tracker comes again with what it has kept. */
const PATIENCE = [
  's3_retry_attempts = 3', // the default of 500 holds all that is written for minutes
  's3_max_unexpected_write_error_retries = 1',
  's3_max_single_read_retries = 2',
  'connect_timeout_ms = 2000',
  'request_timeout_ms = 10000',
].join(', ');

/** Keys come from the environment of the process (AWS_ACCESS_KEY_ID …), so that none stands in the schema. */
const diskOf = (endpoint: string) =>
  `disk = disk(type = s3, endpoint = '${endpoint}', use_environment_credentials = 1, skip_access_check = 1, ${PATIENCE})`;

/** In the text of a table; the engine adds a call of its own within, and a comment comes last. */
const DISK = /,\s*disk = disk\((?:[^()]|\([^()]*\))*\)/;
const COMMENT = /\s+COMMENT '[^']*'$/;

/**
 * Puts replays where they are to be: below an address of an S3-compatible store, or into the data folder where none is given.
 * Those that are elsewhere are moved first, however long that takes; one that is cut off begins anew at the next start.
 */
export async function placeReplays(
  store: MigrationRunner,
  wanted: string | undefined,
  say: (message: string) => void,
): Promise<void> {
  await store.command(`DROP TABLE IF EXISTS ${MOVED} SYNC`);
  // Where they are stands in the comment of the table, because the engine hides what its disk was made with.
  const [table] = await store.rows<{ made: string; now: string }>(
    `SELECT create_table_query AS made, comment AS now FROM system.tables
     WHERE database = currentDatabase() AND name = 'replay_chunks'`,
  );
  if (!table || table.now === (wanted ?? '')) return;

  const [replays] = await store.rows<{ rows: number }>('SELECT count() AS rows FROM replay_chunks');
  const place = wanted ?? 'the data folder';
  if (replays?.rows) say(`Moving ${replays.rows} parts of recordings to ${place}; the server starts when that is done`);
  const local = table.made
    .replace(COMMENT, '')
    .replace(DISK, '')
    .replace(/\breplay_chunks\b/, MOVED);
  await store.command(wanted === undefined ? local : `${local}, ${diskOf(wanted)} COMMENT '${wanted}'`);
  const columns = await store.rows<{ name: string }>(
    `SELECT name FROM system.columns
     WHERE database = currentDatabase() AND table = 'replay_chunks' AND default_kind != 'MATERIALIZED'`,
  );
  const names = columns.map(({ name }) => name).join(', ');
  await store.command(`INSERT INTO ${MOVED} (${names}) SELECT ${names} FROM replay_chunks`);
  await store.command(`EXCHANGE TABLES replay_chunks AND ${MOVED}`);
  await store.command(`DROP TABLE ${MOVED} SYNC`);
  if (replays?.rows) say(`The recordings are in ${place} now`);
}
