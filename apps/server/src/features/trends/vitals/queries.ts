import type { VITALS } from '@desirepath/contract/conditions';
import { VITAL_LIMITS } from '@desirepath/contract/trends';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { BUCKET, type Interval, UNTIL } from '../../segments/days/queries.ts';
import { type DayRange, rangeParams } from '../../segments/days/range.ts';
import { eventsInQuestion } from '../../segments/events/queries.ts';
import { segmentParams } from '../../segments/queries.ts';
import type { ResolvedSegment } from '../../segments/references.ts';

export interface VitalRow {
  metric: (typeof VITALS)[number];
  is_total: number;
  /** epoch ms of the beginning of the interval */
  at: number;
  p75: number;
  samples: number;
  good: number;
  poor: number;
}

const METRICS = Object.keys(VITAL_LIMITS).map((metric) => `'${metric}'`);
const limits = (index: 0 | 1) =>
  `transform(e.name, [${METRICS}], [${Object.values(VITAL_LIMITS).map((pair) => `toFloat64(${pair[index]})`)}], toFloat64(0))`;

/** What a session measured after the days that it began on belongs to their last interval. */
const WITHIN = `least(e.at, ${UNTIL} - toIntervalMillisecond(1))`;

/** Web vitals of the sessions of some days: for each measure one row of all, and one for each interval with any. */
export function vitals(
  behaviour: Behaviour,
  range: DayRange,
  segment: ResolvedSegment,
  interval: Interval,
  signal?: AbortSignal,
): Promise<VitalRow[]> {
  return behaviour.rows(
    `SELECT v.name AS metric, grouping(v.bucket) AS is_total, toUnixTimestamp(v.bucket) * 1000 AS at,
       quantileExact(0.75)(v.measured) AS p75, count() AS samples,
       countIf(v.measured <= v.limit_good) / count() AS good, countIf(v.measured > v.limit_poor) / count() AS poor
     FROM (
       SELECT e.name AS name, assumeNotNull(e.value) AS measured, ${limits(0)} AS limit_good, ${limits(1)} AS limit_poor,
         ${BUCKET[interval](WITHIN)} AS bucket
       FROM events AS e
       WHERE ${eventsInQuestion(segment)} AND type = 'web_vital' AND isNotNull(e.value) AND e.name IN (${METRICS})) AS v
     GROUP BY GROUPING SETS ((v.name, v.bucket), (v.name))`,
    { ...rangeParams(range), ...segmentParams(segment) },
    signal,
  );
}
