import fc from 'fast-check';
import { expect, test } from 'vitest';
import { densityOf, SPREAD_PX } from './density.ts';

const at = (...places: [x: number, y: number, count: number][]) => ({
  xs: Float32Array.from(places, ([x]) => x),
  ys: Float32Array.from(places, ([, y]) => y),
  counts: Float32Array.from(places, ([, , count]) => count),
});
const PAGE = { x: 0, y: 0, width: 800, height: 600 };
const valueAt = (density: ReturnType<typeof densityOf>, x: number, y: number) =>
  density.values[
    Math.floor((y - density.y) / density.cell) * density.columns + Math.floor((x - density.x) / density.cell)
  ] ?? Number.NaN;

test('a pile of n clicks on one spot reads n there', () => {
  const density = densityOf(at([402, 302, 37]), PAGE);
  expect(valueAt(density, 402, 302)).toBeCloseTo(37, 2);
  expect(density.max).toBeCloseTo(37, 2);
});

test('a click fades like a Gaussian: to 61 % at one standard deviation', () => {
  const there = valueAt(densityOf(at([402, 302, 1]), PAGE), 402 + SPREAD_PX, 302);
  expect(there).toBeGreaterThan(0.5);
  expect(there).toBeLessThan(0.72);
});

test('a click spreads equally to all sides', () => {
  const density = densityOf(at([402, 302, 1]), PAGE);
  for (const away of [8, 16, 24]) {
    const right = valueAt(density, 402 + away, 302);
    expect(valueAt(density, 402 - away, 302)).toBeCloseTo(right, 5);
    expect(valueAt(density, 402, 302 + away)).toBeCloseTo(right, 5);
    expect(valueAt(density, 402, 302 - away)).toBeCloseTo(right, 5);
  }
});

test('what one has more of stands out from what the other has, by its sign', () => {
  const density = densityOf(at([200, 300, 4], [600, 300, -9]), PAGE);
  expect(valueAt(density, 200, 300)).toBeCloseTo(4, 2);
  expect(valueAt(density, 600, 300)).toBeCloseTo(-9, 2);
  expect(density.max).toBeCloseTo(9, 2);
});

test('the hottest cell is where the clicks are, in any area', () => {
  const side = fc.integer({ min: 200, max: 6_000 });
  const origin = fc.integer({ min: -500, max: 500 });
  const share = fc.double({ min: 0.05, max: 0.95, noNaN: true });
  fc.assert(
    fc.property(origin, origin, side, side, share, share, (left, top, width, height, across, down) => {
      const [x, y] = [left + width * across, top + height * down];
      const density = densityOf(at([x, y, 5]), { x: left, y: top, width, height });
      const hottest = density.values.reduce((best, value, index, all) => (value > (all[best] ?? 0) ? index : best), 0);
      const middle = (index: number) => (index + 0.5) * density.cell;
      expect(Math.abs(left + middle(hottest % density.columns) - x)).toBeLessThanOrEqual(density.cell);
      expect(Math.abs(top + middle(Math.floor(hottest / density.columns)) - y)).toBeLessThanOrEqual(density.cell);
    }),
    { numRuns: 20 },
  );
});

test('points outside the area are left out', () => {
  expect(densityOf(at([-1, 5, 1], [800, 5, 1], [5, 600, 1]), PAGE).max).toBe(0);
});
