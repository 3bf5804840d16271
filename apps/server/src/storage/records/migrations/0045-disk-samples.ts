import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What was free on the disk, hour by hour. */
export const diskSamples: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('disk_samples')
    .addColumn('at', 'bigint', (column) => column.primaryKey())
    .addColumn('free_bytes', 'bigint', (column) => column.notNull())
    .execute();
}
