import { PRIVACY } from '@desirepath/contract/limits';
import { appError } from '../../../errors/app-error.ts';
import { NIL_UUID } from '../../../storage/behaviour/nil-uuid.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import type { Records } from '../../../storage/records/open.ts';
import { usersOf, visitorsCalled, whoSaid } from './queries.ts';
import { visitorsOfMail } from './records/queries.ts';

/** A person, by everything that they are known by. */
export interface Subject {
  term: string;
  visitors: string[];
  users: string[];
}

/**
 * Who is meant by a visitor id, a user id, an address or another trait: first the browsers of which it was said, then all other browsers of
 * the same users, unless these are too many. Compared as a whole, for who deletes does not guess.
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
  const first = browsers([...called, ...mailed, ...answered]);
  refuseCrowd(first);
  // Any page can say of many browsers that they are somebody's: whoever is called like a crowd is found by their own browser, alone.
  const users = (await usersOf(behaviour, site, first)).filter((user) => !isCrowd(user.visitors));
  const visitors = browsers([...first, ...users.flatMap((user) => user.visitors)]);
  refuseCrowd(visitors);
  return { term, visitors, users: users.map(({ id }) => id) };
}

/** Each once. What has no browser has the same for one, which is nobody's, whatever was sent as being of it. */
const browsers = (all: string[]) => [...new Set(all)].filter((id) => id !== NIL_UUID);

const isCrowd = (found: unknown[]): boolean => found.length > PRIVACY.visitors;

function refuseCrowd(found: unknown[]): void {
  if (isCrowd(found)) throw appError('subject_too_wide');
}
