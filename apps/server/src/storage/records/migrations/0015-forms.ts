import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What people say of the forms of a site. */
export const forms: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('forms')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('site_id', 'bigint', (column) => column.notNull().references('sites.id').onDelete('cascade'))
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('success', 'text')
    .addColumn('hidden', 'integer', (column) => column.notNull())
    .addUniqueConstraint('forms_key', ['site_id', 'key'])
    .execute();
}
