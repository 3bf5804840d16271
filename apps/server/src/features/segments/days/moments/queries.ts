import type { Behaviour } from '../../../../storage/behaviour/open.ts';
import { FROM, UNTIL } from '../queries.ts';
import { type DayRange, rangeParams } from '../range.ts';

/** When some days begin, and when the first after them does (epoch ms). */
export async function momentsOf(behaviour: Behaviour, range: DayRange): Promise<{ from: number; until: number }> {
  const [row] = await behaviour.rows<{ from: number; until: number }>(
    `SELECT toUnixTimestamp64Milli(${FROM}) AS from, toUnixTimestamp64Milli(${UNTIL}) AS until`,
    rangeParams(range),
  );
  return row ?? { from: 0, until: 0 };
}
