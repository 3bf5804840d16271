import { expect, it } from 'vitest';
import { differencesOf } from './converting.ts';

const node = (name: string, sessions: number, converted: number) => ({ step: 2, name, sessions, converted });

it('what tells those who convert from the others comes first, whichever of them has it more often', () => {
  const all = { sessions: 100, converted: 20 };
  const found = differencesOf(
    [node('/a', 50, 10), node('/cart', 25, 17), node('/help', 41, 1), node('other', 9, 0)],
    all,
  );
  expect(found.map(({ name }) => name)).toEqual(['/cart', '/help', '/a']);
  expect(found[0]).toMatchObject({ converting: 0.85, others: 0.1 });
});

it('nobody is compared with nobody', () => {
  expect(differencesOf([node('/a', 5, 0)], { sessions: 5, converted: 0 })).toEqual([]);
});
