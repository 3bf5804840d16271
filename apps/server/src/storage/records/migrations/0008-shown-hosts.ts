import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who lets recordings of which site load what is not kept from that site's hosts. */
export const shownHosts: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('shown_hosts')
    .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id').onDelete('cascade'))
    .addColumn('site_id', 'bigint', (column) => column.notNull().references('sites.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('shown_hosts_key', ['account_id', 'site_id'])
    .execute();
}
