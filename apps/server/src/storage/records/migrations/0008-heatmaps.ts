import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Maps that were made ahead, and parts of pages that have a name. */
export const heatmaps: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('heatmaps')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('site_id', 'bigint', (column) => column.notNull().references('sites.id').onDelete('cascade'))
    .addColumn('page_url', 'text', (column) => column.notNull())
    .addColumn('heatmap_type', 'text', (column) => column.notNull())
    .addColumn('device_type', 'text', (column) => column.notNull())
    .addColumn('date_range_start', 'text', (column) => column.notNull())
    .addColumn('date_range_end', 'text', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .addColumn('session_count', 'bigint', (column) => column.notNull())
    .addColumn('generated_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('heatmaps_key', [
      'site_id',
      'page_url',
      'heatmap_type',
      'device_type',
      'date_range_start',
      'date_range_end',
    ])
    .execute();

  await db.schema
    .createTable('zones')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('site_id', 'bigint', (column) => column.notNull().references('sites.id').onDelete('cascade'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('path', 'text', (column) => column.notNull())
    .addColumn('screen', 'text')
    .addColumn('shape', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('zones_site').on('zones').column('site_id').execute();
}
