import { Kysely, sql } from 'kysely';
import { refuseNewer } from '../refuse-newer.ts';
import { migrationsOfRecords, recordsFile } from './copy.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { NodeSqliteDialect } from './node-sqlite.ts';
import { createPostgresDialect } from './postgres.ts';
import type { RecordsSchema } from './schema.ts';

/** Accounts, sites and whatever else is small and changes. Close with `destroy()`. */
export type Records = Kysely<RecordsSchema>;

/** Opens SQLite in a folder, or PostgreSQL at an address, and brings its tables up to date. @throws Refused folder_newer */
export async function openRecords(place: { folder: string } | { url: string }): Promise<Records> {
  const dialect = 'url' in place ? createPostgresDialect(place.url) : new NodeSqliteDialect(recordsFile(place.folder));
  if ('folder' in place) refuseNewer(migrationsOfRecords(recordsFile(place.folder)), Object.keys(migrations));
  const records = new Kysely<RecordsSchema>({ dialect });
  try {
    await migrate(records, migrations);
  } catch (error) {
    await records.destroy();
    throw error;
  }
  return records;
}

/** Resolves when the store answers. @throws whatever keeps it from answering */
export async function pingRecords(records: Records): Promise<void> {
  await sql`select 1`.execute(records);
}
