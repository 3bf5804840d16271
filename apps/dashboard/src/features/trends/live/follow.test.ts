import fc from 'fast-check';
import { expect, it } from 'vitest';
import { retryDelay } from './follow.ts';

it('waits longer after each failure, and never longer than half a minute', () => {
  expect([0, 1, 2, 3, 4, 5, 20].map((failures) => retryDelay(failures, 1))).toEqual([
    1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
  ]);
});

it('never asks again at once, and at most half a wait apart from another window', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.double({ min: 0, max: 1, noNaN: true }), (failures, random) => {
      const [least, most] = [retryDelay(failures, 0), retryDelay(failures, 1)];
      const delay = retryDelay(failures, random);
      expect(delay >= Math.max(500, least) && delay <= most).toBe(true);
    }),
  );
});
