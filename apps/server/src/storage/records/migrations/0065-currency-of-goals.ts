import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What a goal is worth has a currency, where its owner says which. */
export const currencyOfGoals: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('goals').addColumn('currency', 'text').execute();
}
