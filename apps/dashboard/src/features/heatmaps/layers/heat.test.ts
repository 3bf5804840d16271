import { expect, test } from 'vitest';
import { heatOf, legendTicks, opacityOf } from './heat.ts';

test.each([
  [0, [1]],
  [1, [1]],
  [3, [1, 2, 3]],
  [500, [1, 4, 21, 105, 500]],
])('the legend up to %d has the figures %j', (max, ticks) => {
  expect(legendTicks(max)).toEqual(ticks);
});

test('the figures of a legend are evenly spread over the palette', () => {
  expect(legendTicks(500).map((tick) => Math.round(heatOf(tick, 500, 'amount') * 4))).toEqual([0, 1, 2, 3, 4]);
});

test('nothing is drawn where nothing is, or where two have the same', () => {
  expect(opacityOf(0, heatOf(0, 9, 'amount'), 'amount')).toBe(0);
  expect(opacityOf(0, heatOf(0, 9, 'difference'), 'difference')).toBe(0);
});

test('a single click is seen where no spot has more, and hardly where one has thousands', () => {
  expect(opacityOf(1, heatOf(1, 1, 'amount'), 'amount')).toBe(1);
  const stray = opacityOf(1, heatOf(1, 5_000, 'amount'), 'amount');
  expect(stray).toBeGreaterThan(0.1);
  expect(stray).toBeLessThan(0.5);
});
