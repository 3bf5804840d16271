import type { Interval } from './queries.ts';

/** How so many days are told of, where nobody says: in few enough points to see each, and enough to see a shape. */
export function fittingInterval(days: number): Interval {
  if (days <= 2) return 'hour';
  if (days <= 92) return 'day';
  return days <= 400 ? 'week' : 'month';
}
