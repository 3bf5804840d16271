import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Refused } from '../../errors/refused.ts';
import type { Fingerprints } from '../backup/manifest.ts';

/** The store of records in a data folder. */
export const recordsFile = (folder: string) => join(folder, 'records.sqlite');

/** Copies the records as they are at one moment, whoever writes to them meanwhile. @throws Refused no_data */
export function copyRecords(folder: string, into: string): void {
  if (!existsSync(recordsFile(folder))) {
    throw new Refused('no_data', `${recordsFile(folder)} is missing, and the folder has events. Put it back first.`);
  }
  const database = new DatabaseSync(recordsFile(folder), { readOnly: true });
  try {
    database.prepare('VACUUM INTO ?').run(into);
  } finally {
    database.close();
  }
}

/** The migrations that a store has, in order; none where there is no store. */
export function migrationsOfRecords(file: string): string[] {
  if (!existsSync(file)) return [];
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const isMigrated = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'kysely_migration'").get();
    if (!isMigrated) return [];
    return database
      .prepare('SELECT name FROM kysely_migration ORDER BY name')
      .all()
      .map((row) => String(row.name));
  } finally {
    database.close();
  }
}

export function fingerprintRecords(file: string): Fingerprints {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
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
  } finally {
    database.close();
  }
}

/** What is wrong with the file, in SQLite's words; undefined where nothing is. */
export function checkRecords(file: string): string | undefined {
  try {
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      const said = String(Object.values(database.prepare('PRAGMA quick_check(1)').get() ?? {})[0]);
      return said === 'ok' ? undefined : said;
    } finally {
      database.close();
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** When something was last put in line (epoch ms): no clock that is right is before it. */
export function newestMoment(file: string): number {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const hasJobs = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'jobs'").get();
    return hasJobs ? Number(database.prepare('SELECT max(created_at) AS at FROM jobs').get()?.at ?? 0) : 0;
  } finally {
    database.close();
  }
}
