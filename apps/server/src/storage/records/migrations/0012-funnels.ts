import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Funnels of a site, and what was last measured of each. */
export const funnels: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('funnels')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('site_id', 'bigint', (column) => column.notNull().references('sites.id').onDelete('cascade'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('definition', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('metrics', 'text')
    .execute();
  await db.schema.createIndex('funnels_site').on('funnels').columns(['site_id', 'name']).execute();
}
