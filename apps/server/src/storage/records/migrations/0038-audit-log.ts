import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who saw and changed what. It outlives what it tells of, so it refers to nothing. */
export const auditLog: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit_log')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('team_id', 'text')
    .addColumn('site_id', 'bigint')
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('key_id', 'text')
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('refused', 'integer', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('audit_log_team').on('audit_log').columns(['team_id', 'at', 'id']).execute();
  await db.schema.createIndex('audit_log_account').on('audit_log').columns(['account_id', 'at']).execute();
  await db.schema.createIndex('audit_log_at').on('audit_log').column('at').execute();
}
