import { conditionsText, writeConditions } from '@desirepath/contract/conditions';
import { expect, it } from 'vitest';
import { cellCondition } from './cohort-conditions.ts';

const joined = { from: '2026-11-02', to: '2026-11-08' };
const days = { from: '2026-11-01', to: '2026-11-30' };
const back = { from: '2026-11-09', to: '2026-11-15' };

it.each([
  ['a cohort', { first: 'signup', returning: 'order' }, 'cohort:week:2026-11-02::signup:order:2026-11-01:2026-11-30'],
  [
    'who of it came back',
    { first: undefined, returning: 'order', back },
    'cohort:week:2026-11-02:2026-11-09::order:2026-11-01:2026-11-30',
  ],
  ['any page view', { first: undefined, returning: undefined }, 'cohort:week:2026-11-02::::2026-11-01:2026-11-30'],
])('%s has a text', (_, given, text) => {
  expect(writeConditions([cellCondition({ period: 'week', joined, days, ...given })])).toBe(text);
  expect(conditionsText.safeParse(text).success).toBe(true);
});
