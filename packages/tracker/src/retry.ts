/** Waiting before the first repetition, doubled with each failure after it, and never longer than the last. */
const FIRST_WAIT = 2000;
const LONGEST_WAIT = 5 * 60 * 1000;

/** A server may ask for more patience than we would have by ourselves, but not for a day. */
const LONGEST_ASKED = 60 * 60 * 1000;

/**
 * How long to wait after so many failures in a row, ms. Half of it is random, so that the visitors of a site do not all
 * come back to a recovered server at once. `asked` is what its Retry-After said, ms; it is never undercut.
 */
export const retryWait = (failures: number, asked: number | undefined, random: number): number => {
  const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - 1)) * (0.5 + random / 2);
  return asked ? Math.min(asked, LONGEST_ASKED) + wait / 2 : wait;
};

/** What a Retry-After header asks for, ms: seconds or a date (RFC 9110, 10.2.3). */
export const askedWait = (header: string | null, now: number): number | undefined => {
  if (!header) return;
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return wait > 0 ? wait : undefined;
};
