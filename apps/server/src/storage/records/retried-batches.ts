import type { Selectable } from 'kysely';
import type { Records } from './open.ts';
import type { RecordsSchema } from './schema.ts';

/** A batch that was written at its second attempt or a later one. */
export type RetriedBatch = Selectable<RecordsSchema['retried_batches']>;

/** What is noted already stays: a later retry may find stored what an earlier one has written twice. */
export async function noteRetried(records: Records, batch: RetriedBatch): Promise<void> {
  const { high, at } = batch;
  await records
    .insertInto('retried_batches')
    .values(batch)
    .onConflict((conflict) =>
      conflict.columns(['site_id', 'tab_id', 'low']).doUpdateSet((row) => ({
        high: row.case().when('retried_batches.high', '>', high).then(row.ref('retried_batches.high')).else(high).end(),
        at,
      })),
    )
    .execute();
}

/** Those that were written before a moment, oldest first. */
export const selectRetried = (records: Records, before: number, limit: number): Promise<RetriedBatch[]> =>
  records.selectFrom('retried_batches').selectAll().where('at', '<=', before).orderBy('at').limit(limit).execute();

/** Forgets one, unless it was written once more meanwhile. */
export async function forgetRetried(records: Records, { site_id, tab_id, low, at }: RetriedBatch): Promise<void> {
  await records
    .deleteFrom('retried_batches')
    .where('site_id', '=', site_id)
    .where('tab_id', '=', tab_id)
    .where('low', '=', low)
    .where('at', '=', at)
    .execute();
}
