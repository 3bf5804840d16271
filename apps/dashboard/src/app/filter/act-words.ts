import { type Operator, type PropertyFilter, readAct } from '@desirepath/contract/acts';
import { t } from '@lingui/core/macro';
import { formatAll } from '../../ui/format.ts';

/** An act as a person says it: `viewed /cart`, `order with total ≥ 50`, `clicked #buy`, `submitted checkout`. */
export function actWords(text: string): string {
  const { type, value, filters } = readAct(text);
  const head = { page: t`viewed ${value}`, event: value, element: t`clicked ${value}`, form: t`submitted ${value}` }[
    type
  ];
  return filters.length > 0 ? t`${head} with ${formatAll(filters.map(filterWords))}` : head;
}

/** What stands between a property and its value. */
export const OPERATOR_WORDS: Record<Operator, string> = {
  eq: t`is`,
  ne: t`is not`,
  gt: '>',
  gte: '≥',
  lt: '<',
  lte: '≤',
  contains: t`contains`,
  matches: t`matches`,
  has: t`is known`,
};

/** A property of an event, as a person says it: `total ≥ 50`. */
export const filterWords = ({ property, operator, value }: PropertyFilter) =>
  [property, OPERATOR_WORDS[operator], value].filter(Boolean).join(' ');
