import type { Fingerprints } from '../backup/manifest.ts';
import type { MigrationRunner } from './migrate.ts';

/*
 * The tables are cloned first: that takes hard links to their parts and no time, and nobody writes into the clones. So what
 * is counted is exactly what is copied, whatever arrives meanwhile.
 */

const CLONES = 'backup';

/** A row as bytes: of any type of column, and unlike a hash of values it is not NULL where one of them is. */
const ROW_HASH = "cityHash64(formatRowNoNewline('RowBinary', *))";

/** Copies all tables into a folder that the engine may write to. @returns what they hold */
export async function copyBehaviour(store: MigrationRunner, from: string, into: string): Promise<Fingerprints> {
  await store.command(`DROP DATABASE IF EXISTS ${CLONES} SYNC`);
  await store.command(`CREATE DATABASE ${CLONES}`);
  try {
    const tables = await keptTables(store, from);
    for (const table of tables) {
      await store.command(`CREATE TABLE ${CLONES}.${table} CLONE AS ${from}.${table}`);
      await store.command(`SYSTEM STOP MERGES ${CLONES}.${table}`);
    }
    const fingerprints = await fingerprintTables(store, CLONES, tables);
    await store.command(`BACKUP DATABASE ${CLONES} TO File('${into}')`);
    return fingerprints;
  } finally {
    await store.command(`DROP DATABASE IF EXISTS ${CLONES} SYNC`);
  }
}

/** Puts a copy into an empty store. @returns what it holds then */
export async function restoreBehaviour(store: MigrationRunner, to: string, from: string): Promise<Fingerprints> {
  const restore = (settings: string) =>
    store.command(`RESTORE DATABASE ${CLONES} AS ${to} FROM File('${from}') SETTINGS ${settings}`);
  // Tables without rows first: merges, which add up rows, would begin before these are counted.
  await restore('structure_only = 1');
  const tables = await keptTables(store, to);
  for (const table of tables) await store.command(`SYSTEM STOP MERGES ${to}.${table}`);
  await restore('allow_non_empty_tables = 1');
  return fingerprintTables(store, to, tables);
}

/** Sessions before the events that they count: what a session lacks, the next start adds. */
async function keptTables(store: MigrationRunner, database: string): Promise<string[]> {
  const rows = await store.rows<{ name: string }>(
    `SELECT name FROM system.tables WHERE database = '${database}' AND engine LIKE '%MergeTree'
     ORDER BY name != 'sessions', name`,
  );
  return rows.map(({ name }) => name);
}

async function fingerprintTables(store: MigrationRunner, database: string, tables: string[]): Promise<Fingerprints> {
  const fingerprints: Fingerprints = {};
  for (const table of tables) {
    const [row] = await store.rows<{ rows: number; hash: string }>(
      `SELECT count() AS rows, lower(hex(sum(${ROW_HASH}))) AS hash FROM ${database}.${table}`,
    );
    if (row) fingerprints[`behaviour.${table}`] = row;
  }
  return fingerprints;
}
