import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Up to when the ends of sessions were told. */
export const finishedSessions: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('finished_sessions')
    .addColumn('site_id', 'bigint', (column) => column.primaryKey().references('sites.id').onDelete('cascade'))
    .addColumn('told_until', 'bigint', (column) => column.notNull())
    .execute();
}
