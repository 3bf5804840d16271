import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Refused } from '../../errors/refused.ts';
import { sqliteCode } from '../../errors/sqlite-code.ts';
import type { Fingerprints } from '../backup/manifest.ts';

/** The store of records in a data folder. */
export const recordsFile = (folder: string) => join(folder, 'records.sqlite');

/** SQLITE_CORRUPT and SQLITE_NOTADB, as `sqliteCode` has them. */
const DAMAGED = new Set<number | undefined>([11, 26]);

const damaged = (file: string, said: string) => `${file} is damaged (${said}). Restore a backup into another folder.`;

/** @throws Refused records_damaged */
function reading<Result>(file: string, work: (database: DatabaseSync) => Result): Result {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return work(database);
  } catch (cause) {
    if (!(cause instanceof Error && DAMAGED.has(sqliteCode(cause)))) throw cause;
    throw new Refused('records_damaged', damaged(file, cause.message), { cause });
  } finally {
    database.close();
  }
}

/** Copies the records as they are at one moment, whoever writes to them meanwhile. @throws Refused records_damaged */
export const copyRecords = (folder: string, into: string): void =>
  reading(recordsFile(folder), (database) => void database.prepare('VACUUM INTO ?').run(into));

/** The migrations that a store has, in order; none where there is no store. @throws Refused records_damaged */
export function migrationsOfRecords(file: string): string[] {
  if (!existsSync(file)) return [];
  return reading(file, (database) => {
    const isMigrated = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'kysely_migration'").get();
    if (!isMigrated) return [];
    return database
      .prepare('SELECT name FROM kysely_migration ORDER BY name')
      .all()
      .map((row) => String(row.name));
  });
}

/** @throws Refused records_damaged */
export const fingerprintRecords = (file: string): Fingerprints =>
  reading(file, (database) => {
    const tables = database
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
      .all();
    return Object.fromEntries(
      tables.map(({ name }) => {
        const hash = createHash('sha256');
        let rows = 0;
        for (const row of database.prepare(`SELECT * FROM "${String(name)}"`).iterate()) {
          hash.update(JSON.stringify(Object.values(row)));
          rows += 1;
        }
        return [`records.${String(name)}`, { rows, hash: hash.digest('hex').slice(0, 16) }];
      }),
    );
  });

/** What is wrong with the file, in a sentence; undefined where nothing is. */
export function checkRecords(file: string): string | undefined {
  try {
    const said = reading(file, (database) =>
      String(Object.values(database.prepare('PRAGMA quick_check(1)').get() ?? {})[0]),
    );
    return said === 'ok' ? undefined : damaged(file, said);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** When something was last put in line (epoch ms): no clock that is right is before it. */
export const newestMoment = (file: string): number =>
  reading(file, (database) => {
    const hasJobs = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'jobs'").get();
    return hasJobs ? Number(database.prepare('SELECT max(created_at) AS at FROM jobs').get()?.at ?? 0) : 0;
  });
