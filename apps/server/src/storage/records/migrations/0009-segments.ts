import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Named segments of a site. */
export const segments: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('segments')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('site_id', 'bigint', (column) => column.notNull().references('sites.id').onDelete('cascade'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('filter', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('segments_name', ['site_id', 'name'])
    .execute();
}
