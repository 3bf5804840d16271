import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Groups of pages that a site's owner has named. */
export const pathGroups: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('path_groups')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('site_id', 'bigint', (column) => column.notNull().references('sites.id').onDelete('cascade'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('pattern', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('path_groups_pattern', ['site_id', 'pattern'])
    .execute();
}
