import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Records } from '../../storage/records/open.ts';
import { eventsInQuestion } from '../segments/events/queries.ts';
import { peopleOf } from '../segments/people/queries.ts';
import type { ReferenceKinds } from '../segments/references.ts';
import { selectFunnel } from './queries.ts';
import { isAtStep } from './who/queries.ts';

/** Who reached a step of a funnel, or dropped before it. */
export const funnelOutcomes =
  (records: Records, behaviour: Behaviour): ReferenceKinds['funnel'] =>
  async (site, { id, step, outcome }) => {
    const funnel = await selectFunnel(records, id);
    if (!funnel || funnel.site !== site.id || step > funnel.steps.length) return undefined;
    const people = await peopleOf(behaviour, site.id);
    return {
      name: funnel.name,
      sql: (bind) => isAtStep({ definition: funnel, among: eventsInQuestion({}), people, bind }, step, outcome),
    };
  };
