import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Fingerprints } from '../backup/manifest.ts';
import { withoutNul } from './nul.ts';
import type { Records } from './open.ts';
import { isShared } from './shared.ts';

/** What is not taken along: it is of the servers that run now, or kept apart. */
const LEFT_OUT = new Set([
  'attempts',
  'daily_salts',
  'shared_secrets',
  'retried_batches',
  'kysely_migration',
  'kysely_migration_lock',
]);
const ROWS_AT_ONCE = 500;
/** SQLite takes no more in one statement. */
const MOST_VALUES = 32_000;

type Row = Record<string, string | number | null>;

/**
 * Copies all rows of one store into another that is of the same version, in one transaction: it is whole or nothing. What the other had
 * is replaced. One of the two is SQLite.
 */
export async function copyTables(from: Records, to: Records): Promise<void> {
  const tables = await tablesInOrder(isShared(from) ? to : from);
  const reading = isShared(from) ? from.transaction().setIsolationLevel('repeatable read') : from.transaction();
  await reading.execute(async (source) => {
    await to.transaction().execute(async (target) => {
      for (const table of tables.toReversed()) await sql`delete from ${sql.table(table)}`.execute(target);
      for (const table of tables) {
        for await (const rows of rowsOf(source, table)) await insertRows(target, table, rows);
      }
    });
  });
}

/** By table how many rows there are and a hash of all, the same in both kinds of store and in whatever order they stand. */
export async function fingerprintTables(records: Records): Promise<Fingerprints> {
  const tables = (await tableNames(records)).filter((table) => !LEFT_OUT.has(table)).sort();
  const found: Fingerprints = {};
  await records.transaction().execute(async (transaction) => {
    for (const table of tables) {
      let count = 0;
      let sum = 0n;
      for await (const rows of rowsOf(transaction, table)) {
        count += rows.length;
        for (const row of rows) sum += hashOf(row);
      }
      found[`records.${table}`] = { rows: count, hash: BigInt.asUintN(64, sum).toString(16).padStart(16, '0') };
    }
  });
  return found;
}

function hashOf(row: Row): bigint {
  const columns = Object.keys(row).sort();
  const text = JSON.stringify(columns.map((column) => [column, withoutNul(row[column])]));
  return createHash('sha256').update(text).digest().readBigUInt64BE();
}

const tableNames = async (records: Records): Promise<string[]> =>
  (await records.introspection.getTables()).map(({ name }) => name);

/** Tables of a SQLite, so that whatever another refers to comes before it. */
async function tablesInOrder(sqlite: Records): Promise<string[]> {
  const ordered: string[] = [];
  const visit = async (table: string, below: readonly string[]) => {
    if (ordered.includes(table) || below.includes(table)) return;
    const { rows } = await sql<{ table: string }>`select "table" from pragma_foreign_key_list(${table})`.execute(
      sqlite,
    );
    for (const { table: other } of rows) await visit(other, [...below, table]);
    ordered.push(table);
  };
  for (const table of await tableNames(sqlite)) if (!LEFT_OUT.has(table)) await visit(table, []);
  return ordered;
}

/** The rows of a table, some at a time. Within a transaction, for PostgreSQL has cursors only there. */
async function* rowsOf(records: Records, table: string): AsyncGenerator<Row[]> {
  const all = sql<Row>`select * from ${sql.table(table)}`;
  if (!isShared(records)) {
    yield* inPieces(await all.execute(records));
    return;
  }
  const cursor = sql.ref(`all_of_${table}`);
  await sql`declare ${cursor} no scroll cursor for ${all}`.execute(records);
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(ROWS_AT_ONCE)} from ${cursor}`.execute(records);
    if (rows.length === 0) break;
    yield rows;
  }
  await sql`close ${cursor}`.execute(records);
}

function* inPieces({ rows }: { rows: Row[] }): Generator<Row[]> {
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) yield rows.slice(start, start + ROWS_AT_ONCE);
}

async function insertRows(records: Records, table: string, rows: Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const valuesOf = (row: Row): RawBuilder<unknown> => sql`(${sql.join(columns.map((column) => row[column]))})`;
  const atOnce = Math.floor(MOST_VALUES / columns.length);
  for (let start = 0; start < rows.length; start += atOnce) {
    const values = rows.slice(start, start + atOnce).map(valuesOf);
    const into = sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})`;
    await sql`${into} values ${sql.join(values)}`.execute(records);
  }
}
