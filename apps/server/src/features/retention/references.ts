import type { Behaviour } from '../../storage/behaviour/open.ts';
import { peopleOf } from '../segments/people/queries.ts';
import type { ReferenceKinds } from '../segments/references.ts';
import { isOfCohort } from './queries.ts';

/** Sessions of the people of a cohort. */
export const sessionsOfCohorts =
  (behaviour: Behaviour): ReferenceKinds['cohort'] =>
  async (site, reference, beside) => {
    const people = await peopleOf(behaviour, site.id);
    return {
      name: reference.joined,
      sql: (bind) => isOfCohort(reference, { people, segment: beside(), bind }),
    };
  };
