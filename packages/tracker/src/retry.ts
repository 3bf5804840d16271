/** Waiting before the first repetition, doubled with each failure after it, and never longer than the last. */
const FIRST_WAIT = 2000;
const LONGEST_WAIT = 5 * 60 * 1000;

/**
 * How long to wait after so many failures in a row, ms. Half of it is random, so that the visitors of a site do not all
 * come back to a recovered server at once. What the server has `asked` for, ms, is never undercut.
 */
export const retryWait = (failures: number, asked: number, random: number): number =>
  asked + Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - 1)) * (0.5 + random / 2);
