import { goalId } from '@desirepath/contract/goals';
import { COMPARISONS, INTERVALS, totals } from '@desirepath/contract/trends';
import { z } from 'zod';

export const METRICS = totals.keyof().options;
export type Metric = (typeof METRICS)[number];

/** Figures that only a goal has. */
export const GOAL_METRICS: ReadonlySet<Metric> = new Set(['conversions', 'revenue']);

/**
 * What the address of the overview says besides the question: which figure the chart shows, in which steps, beside which
 * other days, and which goal is looked at.
 */
export const overviewSearch = z.object({
  metric: totals.keyof().optional().catch(undefined),
  interval: z.enum(INTERVALS).optional().catch(undefined),
  compare: z.enum(COMPARISONS).optional().catch(undefined),
  goal: goalId.optional().catch(undefined),
});
