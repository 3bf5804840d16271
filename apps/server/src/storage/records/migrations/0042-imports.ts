import type { Migration } from 'kysely/migration';

/** Files of other systems, and what came of them. */
export const imports: Migration = {
  async up(db) {
    await db.schema
      .createTable('imports')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('site_id', 'bigint', (column) => column.notNull().references('sites.id').onDelete('cascade'))
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('preview', 'text')
      .addColumn('outcome', 'text', (column) => column.notNull())
      .addColumn('error', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('imports_site').on('imports').column('site_id').execute();
  },
};
