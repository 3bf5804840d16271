import { expect, it } from 'vitest';
import { byName } from './by-name.ts';

it('what is numbered stands in the order of its numbers, and letters in that of the language', () => {
  const items = ['Step 10', 'Zoo', 'Step 2', 'Übersicht', 'alert', 'Step 1'].map((name) => ({ name }));
  const names = items.toSorted(byName).map(({ name }) => name);
  expect(names).toEqual(['alert', 'Step 1', 'Step 2', 'Step 10', 'Übersicht', 'Zoo']);
});
