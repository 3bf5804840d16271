import { resolve } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { refuseNewer } from '../refuse-newer.ts';
import { examinePostgres } from './about-postgres.ts';
import { connectRecords } from './connect.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import type { RecordsSchema } from './schema.ts';
import { migrationsOfRecords, recordsFile } from './sqlite-file.ts';

/** Accounts, sites and whatever else is small and changes. Close with `destroy()`. */
export type Records = Kysely<RecordsSchema>;

/** Where records are: a folder with SQLite's file, or the address of a PostgreSQL. */
export type RecordsPlace = { folder: string } | { url: string };

interface Settings {
  DATA_DIR: string;
  DATABASE_URL?: string | undefined;
}

/** Where they are by the settings. */
export const recordsPlace = ({ DATA_DIR, DATABASE_URL }: Settings): RecordsPlace =>
  DATABASE_URL === undefined ? { folder: resolve(DATA_DIR) } : { url: DATABASE_URL };

/**
 * Opens SQLite in a folder, or PostgreSQL at an address, and brings its tables up to date; of several servers that start at once one
 * does, and the others wait. @throws Refused folder_newer, records_away, records_too_old
 */
export async function openRecords(place: RecordsPlace): Promise<Records> {
  if ('folder' in place) refuseNewer(migrationsOfRecords(recordsFile(place.folder)), Object.keys(migrations));
  const records = connectRecords(place);
  try {
    if ('url' in place) await examinePostgres(records, place.url);
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
