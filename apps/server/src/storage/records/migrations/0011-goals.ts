import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What visitors of a site come for. */
export const goals: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('goals')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('site_id', 'bigint', (column) => column.notNull().references('sites.id').onDelete('cascade'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('act', 'text', (column) => column.notNull())
    .addColumn('worth', 'text', (column) => column.notNull())
    .addColumn('worth_property', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('goals_name', ['site_id', 'name'])
    .execute();
}
