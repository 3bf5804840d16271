import { BOARDS } from '@desirepath/contract/limits';
import { GOAL_METRICS, METRICS, type Metric } from './search.ts';

/** Figures for a tile, which has room for fewer than there are: those of the goal are among them where one is looked at. */
export function pinnedMetrics(hasGoal: boolean): Metric[] {
  const ofGoal = hasGoal ? METRICS.filter((metric) => GOAL_METRICS.has(metric)) : [];
  const others = METRICS.filter((metric) => !GOAL_METRICS.has(metric));
  return [...others.slice(0, BOARDS.metrics - ofGoal.length), ...ofGoal];
}
