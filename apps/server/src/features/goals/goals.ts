import { writeAct } from '@desirepath/contract/acts';
import type { Goal } from '@desirepath/contract/goals';
import type { Site } from '@desirepath/contract/sites';
import type { Records } from '../../storage/records/open.ts';
import type { ReferenceKinds } from '../segments/references.ts';
import { selectGoal, selectGoals } from './queries.ts';

/** All goals of a site, by name. */
export const goalsOf = (records: Records, site: Site): Promise<Goal[]> => selectGoals(records, site.id);

/** Nothing where the site has no such goal. */
export async function findGoal(records: Records, site: Site, id: string): Promise<Goal | undefined> {
  if (!id.startsWith('event:')) return selectGoal(records, site.id, id);
  const act = writeAct({ type: 'event', value: id.slice('event:'.length), filters: [] });
  return (await selectGoals(records, site.id)).find((goal) => goal.act === act);
}

/** The condition `goal:<id>`: it was reached in the session. */
export const reachedGoals =
  (records: Records): ReferenceKinds['goal'] =>
  async (site, { id }) => {
    const goal = await findGoal(records, site, id);
    return goal && { name: goal.name, clauses: [{ kind: 'did', not: false, act: goal.act }] };
  };
