import { writeAct } from '@desirepath/contract/acts';
import type { Goal } from '@desirepath/contract/goals';
import type { Site } from '@desirepath/contract/sites';
import type { Records } from '../../storage/records/open.ts';
import type { ReferenceKinds } from '../segments/references.ts';
import { selectGoal, selectGoals } from './queries.ts';

/** Events that the site's settings count as conversions are goals too, worth what they say by themselves. */
const goalsOfSettings = ({ id, settings }: Site): Goal[] =>
  settings.conversion_events.map((name) => ({
    id: `event:${name}`,
    site: id,
    name,
    act: writeAct({ type: 'event', value: name, filters: [] }),
    worth: 'value',
    worth_property: null,
    created_at: null,
  }));

/** All goals of a site: those that were made, by name, then those of its settings. */
export const goalsOf = async (records: Records, site: Site): Promise<Goal[]> => [
  ...(await selectGoals(records, site.id)),
  ...goalsOfSettings(site),
];

/** Nothing where the site has no such goal. */
export const findGoal = async (records: Records, site: Site, id: string): Promise<Goal | undefined> =>
  id.startsWith('event:') ? goalsOfSettings(site).find((goal) => goal.id === id) : selectGoal(records, site.id, id);

/** The condition `goal:<id>`: it was reached in the session. */
export const reachedGoals =
  (records: Records): ReferenceKinds['goal'] =>
  async (site, { id }) => {
    const goal = await findGoal(records, site, id);
    return goal && { name: goal.name, clauses: [{ kind: 'did', not: false, act: goal.act }] };
  };
