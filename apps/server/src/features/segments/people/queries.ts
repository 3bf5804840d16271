import { NIL_UUID_SQL } from '../../../storage/behaviour/nil-uuid.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { hashOfId } from '../hash-of-id.ts';

/** How rows with a `visitor_id` are counted as people: what to join to them, and who a row is of, as a UUID. */
export interface People {
  /** Goes behind a table or subquery of that alias, and takes `{site:UInt32}`. */
  join: (rows: string) => string;
  person: (rows: string) => string;
}

const LAST_USER = 'argMax(i.user_id, i.identified_at)';

/** What is known of identified visitors. One row a visitor. @param among narrows them down */
const identified = (column: string, among = '') => `
       SELECT i.visitor_id AS visitor_id, ${column}
       FROM identities AS i
       WHERE i.site_id = {site:UInt32} ${among}
       GROUP BY i.visitor_id`;

/**
 * Browsers of those users of whom something holds, which is said of `LAST_USER`. What the engine has not merged yet says too who
 * they were before: a browser is of one user, the last. Takes `{site:UInt32}`.
 */
export const browsersOfUsers = (holds: (lastUser: string) => string) => `
       SELECT i.visitor_id FROM identities AS i
       WHERE i.site_id = {site:UInt32}
       GROUP BY i.visitor_id
       HAVING ${holds(LAST_USER)}`;

/** Where nobody has ever been identified a visitor is a person, and there is nothing to look up. */
const VISITORS: People = { join: () => '', person: (rows) => `${rows}.visitor_id` };

/** The user whom a visitor was identified as, at whatever time; else the visitor. Users are hashed, which counts as exactly and faster. */
const USERS: People = {
  join: (rows) => `
     LEFT ANY JOIN (${identified(`reinterpretAsUUID(sipHash128(${LAST_USER})) AS person`)}) AS known ON known.visitor_id = ${rows}.visitor_id`,
  person: (rows) => `if(known.person = ${NIL_UUID_SQL}, ${rows}.visitor_id, known.person)`,
};

/** How many people rows of an alias are of. */
export const countPeople = (people: People, rows: string) => `uniqExact(${hashOfId(people.person(rows))})`;

/** How a site counts people. */
export async function peopleOf(behaviour: Behaviour, site: number): Promise<People> {
  const known = await behaviour.rows('SELECT 1 FROM identities WHERE site_id = {site:UInt32} LIMIT 1', { site });
  return known.length > 0 ? USERS : VISITORS;
}

/** Who visitors turned out to be, of whom it is known. */
export async function usersOf(
  behaviour: Behaviour,
  site: number,
  visitor_ids: string[],
  signal?: AbortSignal,
): Promise<Map<string, string>> {
  const rows = await behaviour.rows<{ visitor_id: string; user_id: string }>(
    identified(`${LAST_USER} AS user_id`, 'AND i.visitor_id IN {visitor_ids:Array(UUID)}'),
    { site, visitor_ids },
    signal,
  );
  return new Map(rows.map(({ visitor_id, user_id }) => [visitor_id, user_id]));
}

/** The same for all rows of an alias: what to join to them, which takes `{site:UInt32}`, and the user of a row, also of one from before it was known. */
export const NAMED_USERS = {
  join: (rows: string) => `
     LEFT ANY JOIN (${identified(`${LAST_USER} AS user_id`)}) AS named ON named.visitor_id = ${rows}.visitor_id`,
  user: (rows: string) => `if(${rows}.user_id = '', named.user_id, ${rows}.user_id)`,
};
