import { type Operator, type PropertyFilter, readAct } from '@desirepath/contract/acts';

/** An act as a person says it: `viewed /cart`, `order with total ≥ 50`, `clicked #buy`, `submitted checkout`. */
export function actWords(text: string): string {
  const { type, value, filters } = readAct(text);
  const head = { page: `viewed ${value}`, event: value, element: `clicked ${value}`, form: `submitted ${value}` }[type];
  return filters.length > 0 ? `${head} with ${filters.map(filterWords).join(' and ')}` : head;
}

/** What stands between a property and its value. */
export const OPERATOR_WORDS: Record<Operator, string> = {
  eq: 'is',
  ne: 'is not',
  gt: '>',
  gte: '≥',
  lt: '<',
  lte: '≤',
  contains: 'contains',
  matches: 'matches',
  has: 'is known',
};

const filterWords = ({ property, operator, value }: PropertyFilter) =>
  [property, OPERATOR_WORDS[operator], value].filter(Boolean).join(' ');
