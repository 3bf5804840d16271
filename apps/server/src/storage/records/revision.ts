import { appError } from '../../errors/app-error.ts';
import { uuidOfText } from '../uuid-of-hash.ts';

/** What people say of a thing, as it is stored. */
interface Said {
  name: string;
  /** JSON */
  definition: string;
}

/** Of what is said of a thing now, see the contract's `revision`. */
export const revisionOf = ({ name, definition }: Said): string => uuidOfText(JSON.stringify([name, definition]));

/**
 * Goes within the transaction of a change, behind a first write to the row, so that a second change waits for this one.
 * @param seen nothing where whatever there is may be written over
 * @throws AppError changed_meanwhile
 */
export function refuseUnseen(before: Said, seen: string | undefined): void {
  if (seen !== undefined && seen !== revisionOf(before)) throw appError('changed_meanwhile');
}
