import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who gets a mail about each week. */
export const digests: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('digests')
    .addColumn('account_id', 'text', (column) => column.primaryKey().references('accounts.id').onDelete('cascade'))
    .addColumn('last_monday', 'text', (column) => column.notNull())
    .execute();
}
