import { uuidOfText } from '../../storage/uuid-of-hash.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

export const isUuid = (given: string): boolean => UUID.test(given);

/** A UUID that is always the same for the same parts, and tells nothing of them. */
export const uuidOf = (...parts: (string | number)[]): string => uuidOfText(JSON.stringify(parts));

type Kind = 'session' | 'visitor';

/** A foreign client's id as one of ours: a UUID is kept, anything else is mapped to the same one each time, of this site. */
export const stableId = (siteId: number, kind: Kind, given: string): string =>
  isUuid(given) ? given.toLowerCase() : uuidOf('id', siteId, kind, given);

/** The same of one that may be a number, or left out. */
export const stableIdOf = (
  siteId: number,
  kind: Kind,
  given: string | number | null | undefined,
): string | undefined =>
  given === null || given === undefined ? undefined : stableId(siteId, kind, String(given).toWellFormed());
