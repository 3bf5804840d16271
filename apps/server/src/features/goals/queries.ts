import type { Goal, GoalFields } from '@desirepath/contract/goals';
import type { Selectable } from 'kysely';
import type { Records } from '../../storage/records/open.ts';
import type { RecordsSchema } from '../../storage/records/schema.ts';

const toGoal = ({ site_id, created_at, ...goal }: Selectable<RecordsSchema['goals']>): Goal => ({
  ...goal,
  site: site_id,
  created_at: new Date(created_at).toISOString(),
});

/** The goals of a site, by name. */
export async function selectGoals(records: Records, site: number): Promise<Goal[]> {
  const rows = await records.selectFrom('goals').selectAll().where('site_id', '=', site).orderBy('name').execute();
  return rows.map(toGoal);
}

/** Nothing where there is no such goal. */
export async function selectGoal(records: Records, site: number, id: string): Promise<Goal | undefined> {
  const row = await records
    .selectFrom('goals')
    .selectAll()
    .where('site_id', '=', site)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toGoal(row);
}

/** @throws a unique violation where there is one of that name */
export async function insertGoal(
  records: Records,
  goal: GoalFields & { id: string; site_id: number; created_at: number },
): Promise<Goal> {
  return toGoal(await records.insertInto('goals').values(goal).returningAll().executeTakeFirstOrThrow());
}

/** Nothing where there is no such goal. @throws a unique violation where there is another one of that name */
export async function updateGoal(
  records: Records,
  site: number,
  id: string,
  { name, act, worth, worth_property, currency }: GoalFields,
): Promise<Goal | undefined> {
  const row = await records
    .updateTable('goals')
    .set({ name, act, worth, worth_property, currency })
    .where('site_id', '=', site)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row && toGoal(row);
}

/** False where there is no such goal. */
export async function deleteGoal(records: Records, site: number, id: string): Promise<boolean> {
  const { numDeletedRows } = await records
    .deleteFrom('goals')
    .where('site_id', '=', site)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
