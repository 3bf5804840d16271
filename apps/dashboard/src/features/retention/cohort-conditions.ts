import type { Condition } from '@desirepath/contract/conditions';
import { addDays, type DateRange, dayIn } from '@desirepath/contract/days';
import type { Period } from '@desirepath/contract/periods';

interface Cell {
  period: Period;
  first: string | undefined;
  returning: string | undefined;
  /** Days of the period in which they joined. */
  joined: DateRange;
  /** Days of the period in which they came back; none for the whole cohort. */
  back?: DateRange | undefined;
  /** That the table is of. */
  days: DateRange;
}

/** The days of the period in which a cohort began, by its place; of a later period by the place that it has. */
export function periodsOf(cohorts: readonly { at: string }[], days: DateRange, timeZone: string) {
  const starts = cohorts.map(({ at }) => dayIn(timeZone, new Date(at)));
  return (index: number): DateRange => {
    const next = starts[index + 1];
    // The first period may have begun before the days that are looked at.
    const [, from = days.from] = [starts[index] ?? days.from, days.from].sort();
    return { from, to: next === undefined ? days.to : addDays(next, -1) };
  };
}

/** The people of one cell of the table, as a condition on their visits. */
export const cellCondition = ({ period, first, returning, joined, back, days: { from, to } }: Cell): Condition => ({
  ...{ kind: 'cohort', not: false, period, joined: joined.from },
  ...(back && { back: back.from }),
  ...(first !== undefined && { first }),
  ...(returning !== undefined && { returning }),
  ...{ from, to },
});
