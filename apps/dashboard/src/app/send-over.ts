import { t } from '@lingui/core/macro';
import { problemOf } from './problem.ts';

/**
 * Sends a change of a thing as it was seen. Where somebody else has changed that since, it is asked whether theirs may go: who says no keeps
 * what they wrote, and it is not saved.
 */
export async function sendOver<Given extends { revision?: string | undefined }, Kept>(
  given: Given,
  send: (given: Given) => Promise<Kept>,
): Promise<Kept> {
  try {
    return await send(given);
  } catch (error) {
    if (problemOf(error).code !== 'changed_meanwhile') throw error;
    if (!window.confirm(t`Somebody else has changed this since you opened it. Save yours over theirs?`)) throw error;
    return send({ ...given, revision: undefined });
  }
}
