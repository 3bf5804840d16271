import type { FunnelBreakdown } from '@desirepath/contract/funnel-breakdowns';
import type { FunnelDefinition } from '@desirepath/contract/funnel-definition';
import { TIME_BANDS } from '@desirepath/contract/funnels';
import { FUNNELS } from '@desirepath/contract/limits';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { propertyText } from '../../segments/acts/queries.ts';
import { type Bind, createBinder } from '../../segments/bind.ts';
import { BUCKET, type Interval } from '../../segments/days/queries.ts';
import { type DayRange, rangeParams } from '../../segments/days/range.ts';
import { eventsInQuestion } from '../../segments/events/queries.ts';
import { peopleOf } from '../../segments/people/queries.ts';
import { segmentParams } from '../../segments/queries.ts';
import type { ResolvedSegment } from '../../segments/references.ts';
import { runs } from '../runs/queries.ts';

export interface AnalyticsQuestion {
  definition: FunnelDefinition;
  range: DayRange;
  segment: ResolvedSegment;
  interval: Interval;
  by?: By | undefined;
}

/** What is told apart: a property of a session, or one of the events that are steps. */
export type By = { column: Exclude<FunnelBreakdown, 'property'> } | { property: string };

/** Of an event. NULL where it has no such property, so that the next one that has it is taken. */
const valueBy = (by: By, bind: Bind) => ('column' in by ? `e.${by.column}` : propertyText(bind(by.property)));

/** Figures of one step: of all, of those who began within an interval, or of those with a value of the breakdown. */
export interface StepRow {
  of: 'all' | 'interval' | 'value';
  /** From 1; {@link EXCLUDED} for those who were taken out. */
  step: number;
  /** epoch ms of the beginning of the interval */
  at: number;
  value: string;
  count: number;
  /** ms since the step before */
  median: number;
  p90: number;
  /** ms from the first step, of those who did the last */
  whole_median: number;
  /** By {@link TIME_BANDS}. */
  times: number[];
}

/** What stands for those who were taken out. */
export const EXCLUDED = -1;

/** For each step that was done ms since the last one before it that was: moments grow along a run, and steps that were passed over are 0. */
const sinceBefore = ({ steps }: FunnelDefinition) =>
  steps.some(({ optional }) => optional)
    ? 'arrayMap(step -> if(step > 1, at[step] - arrayMax(arraySlice(at, 1, step - 1)), 0), arrayEnumerate(at))'
    : 'arrayDifference(at)';

/** One row for each step of a funnel, and for each step by interval and by value. */
export async function stepRows(
  behaviour: Behaviour,
  { definition, range, segment, interval, by }: AnalyticsQuestion,
  signal?: AbortSignal,
): Promise<StepRow[]> {
  const { bind, params } = createBinder('funnel');
  const people = await peopleOf(behaviour, range.site);
  const all = runs({ definition, among: eventsInQuestion(segment), people, bind, value: by && valueBy(by, bind) });
  const last = definition.steps.length;
  const bands = TIME_BANDS.map((from, index) => {
    const to = TIME_BANDS[index + 1];
    return `countIf(since >= ${from * 1000}${to === undefined ? '' : ` AND since < ${to * 1000}`})`;
  });
  const ifTaken = (taken: string, other: string) =>
    definition.exclusions.length > 0 ? `if(is_excluded, ${taken}, ${other})` : other;
  return behaviour.rows(
    // What all did is summed up from the intervals, not from all runs again.
    `SELECT multiIf(grouping(bucket) = 0, 'interval', ${by ? "grouping(value) = 0, 'value', " : ''}'all') AS of, step,
       toUnixTimestamp(bucket) * 1000 AS at, ${by ? '' : "'' AS "}value, sum(s_count) AS count,
       toFloat64((quantilesExactIfMerge(0.5, 0.9)(s_since) AS since_before)[1]) AS median, toFloat64(since_before[2]) AS p90,
       toFloat64(quantileExactIfMerge(0.5)(s_whole)) AS whole_median, sumForEach(s_times) AS times
     FROM (
       SELECT step, bucket, ${by ? 'value,' : ''} count() AS s_count, quantilesExactIfState(0.5, 0.9)(since, step > 1) AS s_since,
         quantileExactIfState(0.5)(whole, step = ${last}) AS s_whole, [${bands.join(', ')}] AS s_times
       FROM (
         SELECT at[${last}] - at[1] AS whole, toDateTime(${BUCKET[interval]('fromUnixTimestamp64Milli(at[1])')}, {tz:String}) AS bucket,
           ${by ? "ifNull(value, '') AS value," : ''}
           ${ifTaken(`[${EXCLUDED}]`, 'arrayEnumerate(at)')} AS steps,
           ${ifTaken('[toInt64(1)]', 'at')} AS moments,
           ${ifTaken('[toInt64(0)]', sinceBefore(definition))} AS sinces
         FROM (${all}))
       ARRAY JOIN steps AS step, moments AS moment, sinces AS since
       WHERE moment > 0
       GROUP BY step, bucket${by ? ', value' : ''})
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
