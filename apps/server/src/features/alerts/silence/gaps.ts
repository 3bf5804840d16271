import type { Outage, Signs } from './queries.ts';

/** A stretch in which nothing arrived, long enough to be told. */
export interface Gap {
  /** epoch ms of the last sign of life, of the moment from which on it is told, and of the end of it, or of what is known */
  since: number;
  at: number;
  lasts: number;
}

/**
 * Where nothing arrived for so long. @param signs minutes in which something did, in order
 * @param until the end of what is known @param outage when nothing could arrive, which is no silence
 */
export function gapsIn(signs: readonly Signs[], patience: number, until: number, outage?: Outage): Gap[] {
  const heard = outage ? besides(signs, patience, outage) : signs;
  return heard.flatMap(({ last: since }, index) => {
    const lasts = heard[index + 1]?.first ?? until;
    return lasts - since >= patience ? [{ since, at: since + patience, lasts }] : [];
  });
}

/** With the outage among them, as if something had arrived all through it; a silence that was long enough before it goes on. */
function besides(signs: readonly Signs[], patience: number, { from, until }: Outage): readonly Signs[] {
  if (!signs.some(({ first, last }) => first <= until && last > from - patience)) return signs;
  const outside = signs.filter(({ first, last }) => first < from || last > until);
  return [...outside, { first: from, last: until }].sort((one, other) => one.first - other.first);
}
