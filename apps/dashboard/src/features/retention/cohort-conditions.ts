import type { Clause, Condition } from '@desirepath/contract/conditions';
import { addDays, type DateRange, dayIn } from '@desirepath/contract/days';

interface Cell {
  /** The days that were asked about. */
  days: DateRange;
  first: string | undefined;
  returning: string | undefined;
  /** Days of the period in which they joined. */
  joined: DateRange;
  /** Days of the period in which they came back; none for the whole cohort. */
  back?: DateRange | undefined;
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

/** What stands for any page view. */
const ANY_PAGE = '/*';

/** The people of one cell of the table, as a condition on their visits. */
export function cellCondition({ days, first = ANY_PAGE, returning = ANY_PAGE, joined, back }: Cell): Clause {
  const on = (act: string, { from, to }: DateRange, not = false): Condition => ({ kind: 'did_on', not, act, from, to });
  const earlier = joined.from > days.from ? [on(first, { from: days.from, to: addDays(joined.from, -1) }, true)] : [];
  return {
    kind: 'group',
    not: false,
    any: [[on(first, joined), ...earlier, ...(back ? [on(returning, back)] : [])]],
  };
}
