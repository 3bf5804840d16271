import { Recent } from '../../../http/recent.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { BUCKET, FROM, type Interval, UNTIL } from '../days/queries.ts';
import { type DayRange, rangeParams } from '../days/range.ts';

/** What has been found, which does not change: the overview asks for its two ranges again with every look. */
const found = new Recent<readonly number[]>(200);

/** The intervals of a range (epoch ms of their beginnings), in order. */
export async function bucketsOf(
  behaviour: Behaviour,
  range: DayRange,
  interval: Interval,
  signal?: AbortSignal,
): Promise<readonly number[]> {
  const key = [range.from, range.to, range.until, range.timeZone, interval].join();
  const known = found.get(key);
  if (known) return known;
  // Hour by hour through the range: each interval is met, whatever the clocks do in between.
  const [unit, step] = interval === 'minute' ? ['minute', 'toIntervalMinute'] : ['hour', 'toIntervalHour'];
  const rows = await behaviour.rows<{ at: number }>(
    `SELECT DISTINCT toUnixTimestamp(${BUCKET[interval](`${FROM} + ${step}(number)`)}) * 1000 AS at
     FROM numbers(toUInt64(date_diff('${unit}', ${FROM}, ${UNTIL})) + 1)
     WHERE ${FROM} + ${step}(number) < ${UNTIL}
     ORDER BY at`,
    rangeParams(range),
    signal,
  );
  const starts = rows.map(({ at }) => at);
  found.set(key, starts);
  return starts;
}
