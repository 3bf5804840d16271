import { INTERVALS, totals } from '@desirepath/contract/trends';
import { z } from 'zod';

export const METRICS = totals.keyof().options;
export type Metric = (typeof METRICS)[number];

/** What the address of the overview says besides the question: which figure the chart shows, and in which steps. */
export const overviewSearch = z.object({
  metric: totals.keyof().optional().catch(undefined),
  interval: z.enum(INTERVALS).optional().catch(undefined),
});
