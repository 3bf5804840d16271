import { expect, it } from 'vitest';
import { countOf, dayOf } from './plausible.ts';

const NOW = Date.UTC(2026, 2, 5);

it.each(['1950-01-01', '20990101', '2026-13-01', '2026-1-1', 'yesterday', undefined])(
  'no visit was on %s, and no day is kept for it',
  (given) => {
    const days = new Map();
    expect(dayOf(days, given, 1, NOW)).toBeUndefined();
    expect(days.size).toBe(0);
  },
);

it('a day is the same day, however a report writes it', () => {
  const days = new Map();
  expect(dayOf(days, '20260304', 1, NOW)).toBe(dayOf(days, '2026-03-04', 2, NOW));
  expect(dayOf(days, '04.03.2026', 3, NOW)).toBe(dayOf(days, '2026-03-04', 2, NOW));
  expect([...days.keys()]).toEqual(['2026-03-04']);
});

it.each([
  ['7', 7],
  ['1200', 1200],
  ['1,200', 1200],
  ['1.200', 1200],
  ['1\u00a0200', 1200],
  ["1'234'567", 1_234_567],
  ['12.0', 12],
  ['12,0', 12],
  ['1,5', undefined],
  ['1.5', undefined],
  ['12,34', undefined],
  ['-1', undefined],
  ['', undefined],
  ['9,000,000', undefined],
])('%s is %s views', (given, count) => {
  expect(countOf(given)).toBe(count);
});
