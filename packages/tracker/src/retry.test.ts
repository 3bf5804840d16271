import { expect, test } from 'vitest';
import { retryWait } from './retry.ts';

test('waits double with each failure, up to five minutes', () => {
  expect([1, 2, 3, 4, 20].map((failures) => retryWait(failures, 0, 1))).toEqual([2000, 4000, 8000, 16_000, 300_000]);
});

test('half of a wait is random', () => {
  expect(retryWait(1, 0, 0)).toBe(1000);
});

test('what the server asks for is never undercut', () => {
  expect(retryWait(1, 60_000, 0)).toBeGreaterThan(60_000);
});
