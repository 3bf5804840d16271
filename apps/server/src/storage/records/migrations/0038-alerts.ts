import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What is watched, and when it was told. */
export const alerts: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('alerts')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('site_id', 'bigint', (column) => column.notNull().references('sites.id').onDelete('cascade'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('watch', 'text', (column) => column.notNull())
    .addColumn('mail_to', 'text', (column) => column.notNull())
    .addColumn('webhooks', 'integer', (column) => column.notNull())
    .addColumn('cooldown_minutes', 'integer', (column) => column.notNull())
    .addColumn('active', 'integer', (column) => column.notNull())
    .addColumn('checked_until', 'bigint', (column) => column.notNull())
    .addColumn('last_fired_at', 'bigint')
    .addColumn('problem', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('alerts_site').on('alerts').column('site_id').execute();
  await db.schema
    .createTable('alert_firings')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('alert_id', 'text', (column) => column.notNull().references('alerts.id').onDelete('cascade'))
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('value', 'double precision')
    .addColumn('text', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('alert_firings_at').on('alert_firings').columns(['alert_id', 'at']).execute();
}
