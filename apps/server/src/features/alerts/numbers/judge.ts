import { ALERT_METRICS, type AlertRule } from '@desirepath/contract/alerts';
import { ALERTS } from '@desirepath/contract/limits';
import { medianOf } from '../../segments/median.ts';
import type { NumberWatch, Point } from './course.ts';

/** What was found of one point of a course. */
export interface Verdict {
  point: Point;
  /** Below it, or above it, it is told; null where there is no such bound. */
  low: number | null;
  high: number | null;
  /** Of an unusual number: what it is at that time of the week, and of how many weeks that is the middle. */
  median: number | null;
  examples: number;
  isFired: boolean;
}

/** Of how many deviations from the usual it is told. Of a normal distribution 3 are met by chance once in 370 times. */
const DEVIATIONS = { low: 6, medium: 4, high: 3 } as const;

/** The standard deviation of a normal distribution whose median absolute deviation is 1. */
const OF_MAD = 1.4826;

/** Judges each point of a course by a rule, the usual by the points of the same season before it. */
export function judge({ metric, rule }: Pick<NumberWatch, 'metric' | 'rule'>, course: readonly Point[]): Verdict[] {
  const seasons = new Map<string, Point[]>();
  return course.map((point) => {
    const before = seasons.get(point.season) ?? [];
    seasons.set(point.season, [...before, point]);
    const bounds = rule.kind === 'unusual' ? usual(rule, metric, point, before) : fixed(rule);
    const isFired = canTell(metric, point) && isOutside(point.value, bounds);
    return { point, ...bounds, isFired };
  });
}

type Bounds = Pick<Verdict, 'low' | 'high' | 'median' | 'examples'>;

const fixed = (rule: Exclude<AlertRule, { kind: 'unusual' }>): Bounds => ({
  low: rule.kind === 'below' ? rule.value : null,
  high: rule.kind === 'above' ? rule.value : null,
  median: null,
  examples: 0,
});

/** Median and median absolute deviation: neither is moved by the one week in which something was wrong. */
function usual(
  { direction, sensitivity }: Extract<AlertRule, { kind: 'unusual' }>,
  metric: NumberWatch['metric'],
  point: Point,
  before: readonly Point[],
): Bounds {
  const examples = before
    .slice(-ALERTS.weeks)
    .filter((one) => canTell(metric, one))
    .flatMap(({ value }) => (value === null ? [] : [value]));
  if (examples.length < ALERTS.fewestExamples)
    return { low: null, high: null, median: null, examples: examples.length };
  const median = medianOf(examples);
  const deviation = OF_MAD * medianOf(examples.map((value) => Math.abs(value - median)));
  const margin = DEVIATIONS[sensitivity] * Math.max(deviation, leastDeviation(metric, median, point.count));
  const { shape } = ALERT_METRICS[metric];
  const least = shape === 'score' ? Number.NEGATIVE_INFINITY : 0;
  const most = shape === 'share' ? 1 : Number.POSITIVE_INFINITY;
  const low = median - margin;
  const high = median + margin;
  return {
    // A bound that cannot be passed is none.
    low: direction === 'up' || low <= least ? null : low,
    high: direction === 'down' || high >= most ? null : high,
    median,
    examples: examples.length,
  };
}

/** A few weeks may be alike by chance: what visits that come by chance differ by, or else a tenth. */
function leastDeviation(metric: NumberWatch['metric'], median: number, count: number): number {
  switch (ALERT_METRICS[metric].shape) {
    case 'count':
      return Math.sqrt(Math.max(median, 4));
    case 'share':
      return Math.sqrt(Math.max(median * (1 - median), 0.01) / Math.max(count, 1));
    default:
      return Math.max(Math.abs(median) / 10, Number.EPSILON);
  }
}

/** A share of a few is chance, and so is their mean. */
const canTell = (metric: NumberWatch['metric'], { value, count }: Point): boolean =>
  value !== null && (ALERT_METRICS[metric].shape === 'count' || count >= ALERTS.fewestOfShare);

const isOutside = (value: number | null, { low, high }: Bounds): boolean =>
  value !== null && ((low !== null && value < low) || (high !== null && value > high));
