import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What was free on the disk of each server, hour by hour. */
export const diskSamples: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('disk_samples')
    .addColumn('server', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('free_bytes', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('disk_samples_key', ['server', 'at'])
    .execute();
}
