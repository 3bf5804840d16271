import { Recent } from '../../../http/recent.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { BUCKET, beginOf, FROM, type Interval, UNTIL } from '../days/queries.ts';
import { type Ago, type DayRange, rangeParams } from '../days/range.ts';

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

/** The beginning of the day that is so much later or earlier than that of a moment; of a leap day that of the day before it. */
export const dayBeside = (moment: string, sign: '+' | '-', { unit, count }: Ago): string =>
  // Of a day, since of some the midnight is skipped.
  beginOf(`toDate(${moment}, {tz:String}) ${sign} ${unit === 'day' ? 'toIntervalDay' : 'toIntervalYear'}(${count})`);

/**
 * When those days of a range begin (epoch ms) that stand beside intervals of the days compared with it, which begin at `starts`: weeks of last year
 * begin on other days of the week than those of this one.
 */
export async function daysBeside(
  behaviour: Behaviour,
  range: DayRange,
  { starts, ago }: { starts: readonly number[]; ago: Ago },
  signal?: AbortSignal,
): Promise<readonly number[]> {
  const rows = await behaviour.rows<{ at: number }>(
    `SELECT toUnixTimestamp64Milli(greatest(${dayBeside('fromUnixTimestamp64Milli(start)', '-', ago)}, ${FROM})) AS at
     FROM (SELECT arrayJoin({starts:Array(Int64)}) AS start)
     ORDER BY start`,
    { ...rangeParams(range), starts },
    signal,
  );
  return rows.map(({ at }) => at);
}
