import { addDays, daysIn } from '@desirepath/contract/days';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { daysProblem, intervalsFor, previousRange } from './date-range.ts';

const aDay = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

it('the range before is as long and ends the day before', () => {
  fc.assert(
    fc.property(aDay, fc.integer({ min: 0, max: 800 }), (from, more) => {
      const range = { from, to: addDays(from, more) };
      const before = previousRange(range);
      expect(daysIn(before)).toBe(daysIn(range));
      expect(addDays(before.to, 1)).toBe(from);
    }),
  );
});

it.each([
  ['2026-11-22', '2026-11-22', 'hour'],
  ['2026-11-16', '2026-11-22', 'day'],
  ['2026-10-24', '2026-11-22', 'day'],
  ['2025-12-01', '2026-11-22', 'week'],
  ['2024-01-01', '2026-11-22', 'month'],
])('%s to %s is drawn by the %s', (from, to, first) => {
  expect(intervalsFor({ from, to })[0]).toBe(first);
});

it('days the server would refuse are refused in words', () => {
  expect(daysProblem({ from: '2026-01-02', to: '2026-01-01' })).toContain('before');
  expect(daysProblem({ from: '', to: '2026-01-01' })).toContain('needed');
  expect(daysProblem({ from: '2020-01-01', to: '2026-01-01' })).toContain('1100');
  expect(daysProblem({ from: '2026-01-01', to: '2026-01-01' })).toBeUndefined();
});
