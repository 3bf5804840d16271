import type { FieldFigures } from '@desirepath/contract/forms';
import { expect, test } from 'vitest';
import { drawnFields } from './figures.ts';

const field = (given: Partial<FieldFigures>): FieldFigures => ({
  ...{ name: 'email', label: 'E-mail', type: 'email', element: '#email', reached: 10, filled: 0, blank: 0 },
  ...{ changed_again: 0, refills: 0, corrections: 0, after_submit: 0, invalid: 0, autofilled: 0, pasted: 0 },
  ...{ dropped: 0, drop_off: 0, ms_inside: null, ms_before: null, ...given },
});

test('the field with the most of a figure is drawn the deepest, and none of which nothing is known', () => {
  const fields = [field({ dropped: 2 }), field({ element: '#phone', label: '', name: 'phone', dropped: 4 })];
  expect(drawnFields(fields, 'drop_off')).toMatchObject([
    { selector: '#email', badge: '20%', strength: 0.5, words: 'E-mail: drop-off 20%' },
    { selector: '#phone', badge: '40%', strength: 1, words: 'phone: drop-off 40%' },
  ]);
  expect(drawnFields(fields, 'time')).toEqual([]);
  expect(drawnFields([field({ reached: 0 })], 'drop_off')).toEqual([]);
});

test('where nobody has any of it, nothing is deep', () => {
  expect(drawnFields([field({})], 'refused')).toMatchObject([{ strength: 0, badge: '0%' }]);
});
