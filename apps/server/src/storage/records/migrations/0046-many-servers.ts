import type { Migration } from 'kysely/migration';

/** What servers that share one store have in common, and one alone keeps in its memory and its folder. */
export const manyServers: Migration = {
  async up(db) {
    await db.schema
      .createTable('attempts')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('count', 'bigint', (column) => column.notNull())
      .addColumn('ends_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('attempts_end').on('attempts').column('ends_at').execute();
    await db.schema
      .createTable('shared_secrets')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('daily_salts')
      .addColumn('day', 'bigint', (column) => column.primaryKey())
      .addColumn('salt', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('retried_batches')
      .addColumn('site_id', 'bigint', (column) => column.notNull())
      .addColumn('tab_id', 'text', (column) => column.notNull())
      .addColumn('low', 'bigint', (column) => column.notNull())
      .addColumn('high', 'bigint', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('retried_batches_key', ['site_id', 'tab_id', 'low'])
      .execute();
  },
};
