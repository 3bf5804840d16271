import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Since when any server has been there to receive what is sent. */
export const whenListening: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('listening')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('off_from', 'bigint', (column) => column.notNull())
    .addColumn('since', 'bigint', (column) => column.notNull())
    .addColumn('noted_at', 'bigint', (column) => column.notNull())
    .execute();
}
