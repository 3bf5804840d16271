import { sql } from 'kysely';
import type { Records } from './open.ts';
import { isShared } from './shared.ts';

/**
 * SQLite writes into a journal beside its file first, in which what was deleted stays until it is emptied. PostgreSQL keeps its journal
 * in its own ways, and in no file of ours.
 */
export async function emptyJournal(records: Records): Promise<void> {
  if (!isShared(records)) await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(records);
}
