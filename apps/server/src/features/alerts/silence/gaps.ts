import type { Signs } from './queries.ts';

/** A stretch in which nothing arrived, long enough to be told. */
export interface Gap {
  /** epoch ms of the last sign of life, of the moment from which on it is told, and of the end of it, or of what is known */
  since: number;
  at: number;
  lasts: number;
}

/**
 * Where nothing arrived for so long. @param signs minutes in which something did, in order
 * @param until the end of what is known
 */
export function gapsIn(signs: readonly Signs[], patience: number, until: number): Gap[] {
  return signs.flatMap(({ last: since }, index) => {
    const lasts = signs[index + 1]?.first ?? until;
    return lasts - since >= patience ? [{ since, at: since + patience, lasts }] : [];
  });
}
