import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What happened to a site itself, told beside its figures. */
export const annotations: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('annotations')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('site_id', 'bigint', (column) => column.notNull().references('sites.id').onDelete('cascade'))
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('annotations_at').on('annotations').columns(['site_id', 'at']).execute();
}
