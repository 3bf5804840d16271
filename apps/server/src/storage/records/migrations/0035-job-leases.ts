import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who is at a job and until when, so that several servers can share the queue; and since when it is in line. */
export const jobLeases: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('jobs').addColumn('holder', 'text').execute();
  await db.schema.alterTable('jobs').addColumn('leased_until', 'bigint').execute();
  await db.schema
    .alterTable('jobs')
    .addColumn('created_at', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
}
