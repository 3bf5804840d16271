import type { Clause, Condition } from '@desirepath/contract/conditions';
import { addDays, type DateRange } from '@desirepath/contract/days';

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
