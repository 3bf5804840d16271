import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { isShared } from './shared.ts';

/**
 * Brings a database up to date: all missing migrations in one transaction, so one that is killed half-way was never
 * there. @throws what the failing migration threw
 */
export async function migrate<Schema>(db: Kysely<Schema>, migrations: Record<string, Migration>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const bringUpToDate = async () => {
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
  };
  await (isShared(db) ? bringUpToDate() : withoutReferences(db, bringUpToDate));
}

/**
 * SQLite changes a constraint by making the table anew (https://sqlite.org/lang_altertable.html#otheralter): while it does, what refers
 * to its rows must not be deleted along with the old one. Cannot be said within a transaction.
 */
async function withoutReferences<Schema>(db: Kysely<Schema>, work: () => Promise<void>): Promise<void> {
  await sql`pragma foreign_keys = off`.execute(db);
  try {
    await work();
  } finally {
    await sql`pragma foreign_keys = on`.execute(db);
  }
}
