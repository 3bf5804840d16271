import { expect, test } from 'vitest';
import { busyness, crowdBusyness } from './rhythm.ts';

const HOUR = 60 * 60 * 1000;
const SUNDAY = Date.UTC(2026, 10, 22);

test('the shop is busy in the evening of the visitor, not of the server', () => {
  const nineInTokyo = SUNDAY + 12 * HOUR;
  expect(busyness(nineInTokyo, 9)).toBeGreaterThan(0.9);
  expect(busyness(nineInTokyo, -8)).toBeLessThan(0.1);
});

test('a share of the busiest moment is above 0 and never above 1, for one and for all', () => {
  for (let hour = 0; hour < 7 * 24; hour++) {
    for (const share of [busyness(SUNDAY + hour * HOUR, 5.5), crowdBusyness(SUNDAY + hour * HOUR)]) {
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThanOrEqual(1);
    }
  }
});
