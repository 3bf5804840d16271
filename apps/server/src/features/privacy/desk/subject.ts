import { PRIVACY } from '@desirepath/contract/limits';
import { appError } from '../../../errors/app-error.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import type { Records } from '../../../storage/records/open.ts';
import { usersOf, visitorsCalled, visitorsOfUsers, whoSaid } from './queries.ts';
import { visitorsOfMail } from './records/queries.ts';

/** A person, by everything that they are known by. */
export interface Subject {
  term: string;
  visitors: string[];
  users: string[];
}

/**
 * Who is meant by a visitor id, a user id, an address or another trait: first the browsers of which it was said, then all other browsers of
 * the same users. Compared as a whole, for who deletes does not guess.
 * @throws AppError subject_too_wide
 */
export async function subjectOf(
  { behaviour, records }: { behaviour: Behaviour; records: Records },
  site: number,
  term: string,
): Promise<Subject> {
  const [called, mailed, said] = await Promise.all([
    visitorsCalled(behaviour, site, term),
    visitorsOfMail(records, site, term),
    whoSaid(behaviour, site, term),
  ]);
  refuseCrowd(said);
  const answered = said.flatMap(({ id, has_browser }) => (has_browser ? id : []));
  const first = unique([...called, ...mailed, ...answered]);
  refuseCrowd(first);
  const users = unique([...(await usersOf(behaviour, site, first))]);
  const visitors = unique([...first, ...(await visitorsOfUsers(behaviour, site, users))]);
  refuseCrowd(visitors);
  return { term, visitors, users };
}

const unique = (all: string[]) => [...new Set(all)];

function refuseCrowd(found: unknown[]): void {
  if (found.length > PRIVACY.visitors) throw appError('subject_too_wide');
}
