import { type FunnelBreakdown, type FunnelDefinition, TIME_BANDS } from '@desirepath/contract/funnels';
import { FUNNELS } from '@desirepath/contract/limits';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { createBinder } from '../../segments/bind.ts';
import { BUCKET, type Interval } from '../../segments/days/queries.ts';
import { eventsInQuestion } from '../../segments/events/queries.ts';
import { type DayRange, peopleOf, rangeParams, segmentParams } from '../../segments/queries.ts';
import type { ResolvedSegment } from '../../segments/references.ts';
import { runs } from '../runs/queries.ts';

export interface AnalyticsQuestion {
  definition: FunnelDefinition;
  range: DayRange;
  segment: ResolvedSegment;
  interval: Interval;
  by?: FunnelBreakdown | undefined;
}

/** Figures of one step: of all, of those who began within an interval, or of those with a value of the breakdown. */
export interface StepRow {
  of: 'all' | 'interval' | 'value';
  /** From 1; 0 stands for the way from the first step to the last, 1 before the first for what was excluded. */
  step: number;
  /** epoch ms of the beginning of the interval */
  at: number;
  value: string;
  count: number;
  /** ms since the step before */
  median: number;
  p90: number;
  /** By {@link TIME_BANDS}. */
  times: number[];
}

/** What stands for those who were taken out. */
export const EXCLUDED = -1;

/**
 * Since the last step before it that was done. Steps that were passed over are 0, and moments grow along a run, so the
 * greatest before it is the last.
 */
const sinceBefore = (definition: FunnelDefinition) =>
  definition.steps.some(({ optional }) => optional)
    ? 'arrayMap((one, place) -> if(place = 1, 0, one - arrayMax(arraySlice(at, 1, place - 1))), at, arrayEnumerate(at))'
    : 'arrayMap((one, before) -> if(before = 0, 0, one - before), at, arrayPushFront(arrayPopBack(at), 0))';

/** One row for each step of a funnel, and for each step by interval and by value. */
export async function stepRows(
  behaviour: Behaviour,
  { definition, range, segment, interval, by }: AnalyticsQuestion,
  signal?: AbortSignal,
): Promise<StepRow[]> {
  const { bind, params } = createBinder('funnel');
  const people = await peopleOf(behaviour, range.site);
  const all = runs({ definition, among: eventsInQuestion(segment), people, bind, properties: by ? [by] : [] });
  const last = definition.steps.length;
  const bands = TIME_BANDS.map((from, index) => {
    const to = TIME_BANDS[index + 1];
    return `countIf(since >= ${from * 1000}${to === undefined ? '' : ` AND since < ${to * 1000}`})`;
  });
  return behaviour.rows(
    `SELECT multiIf(grouping(bucket) = 0, 'interval', ${by ? "grouping(value) = 0, 'value', " : ''}'all') AS of, step,
       toUnixTimestamp(bucket) * 1000 AS at, ${by ? '' : "'' AS "}value, count() AS count,
       toFloat64(quantileExact(0.5)(since)) AS median, toFloat64(quantileExact(0.9)(since)) AS p90, [${bands.join(', ')}] AS times
     FROM (
       SELECT toDateTime(${BUCKET[interval]('fromUnixTimestamp64Milli(at[1])')}, {tz:String}) AS bucket, ${by ? `${by} AS value,` : ''}
         if(is_excluded, [(${EXCLUDED}, 0)], arrayConcat(
           arrayFilter(one -> at[one.1] > 0, arrayZip(arrayMap(place -> toInt32(place), arrayEnumerate(at)), ${sinceBefore(definition)})),
           if(length(at) = ${last}, [(0, at[${last}] - at[1])], []))) AS done
       FROM (${all}))
     ARRAY JOIN done.1 AS step, done.2 AS since
     GROUP BY GROUPING SETS ((step), (step, bucket)${by ? ', (step, value)' : ''})
     ORDER BY count DESC, value`,
    { ...rangeParams(range), ...segmentParams(segment), ...params },
    signal,
  );
}

/** Values that are told of: those with most who began, of a million there may be. */
export const toldValues = (rows: readonly StepRow[]): string[] =>
  rows
    .filter(({ of, step }) => of === 'value' && step === 1)
    .slice(0, FUNNELS.breakdownRows)
    .map(({ value }) => value);
