import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What an alert told is kept as values too, so that each reader has it in their own language. */
export const factsOfFirings: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('alert_firings').addColumn('facts', 'text').execute();
}
