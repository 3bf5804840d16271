import fc from 'fast-check';
import { expect, test } from 'vitest';
import { densityOf, legendTicks, paintDensity, SPREAD_PX } from './density.ts';

const valueAt = (density: ReturnType<typeof densityOf>, x: number, y: number) =>
  density.values[Math.floor(y / density.cell) * density.columns + Math.floor(x / density.cell)] ?? Number.NaN;

test('a pile of n clicks on one spot reads n there', () => {
  const density = densityOf([{ x: 402, y: 302, count: 37 }], 800, 600);
  expect(valueAt(density, 402, 302)).toBeCloseTo(37, 2);
  expect(density.max).toBeCloseTo(37, 2);
});

test('a click fades like a Gaussian: to 61 % at one standard deviation', () => {
  const density = densityOf([{ x: 402, y: 302, count: 1 }], 800, 600);
  const at = valueAt(density, 402 + SPREAD_PX, 302);
  expect(at).toBeGreaterThan(0.5);
  expect(at).toBeLessThan(0.72);
});

test('a click spreads equally to all sides', () => {
  const density = densityOf([{ x: 402, y: 302, count: 1 }], 800, 600);
  for (const away of [8, 16, 24]) {
    const right = valueAt(density, 402 + away, 302);
    expect(valueAt(density, 402 - away, 302)).toBeCloseTo(right, 5);
    expect(valueAt(density, 402, 302 + away)).toBeCloseTo(right, 5);
    expect(valueAt(density, 402, 302 - away)).toBeCloseTo(right, 5);
  }
});

test('the hottest cell is drawn where the clicks are, at any size of the document', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 320, max: 2000 }),
      fc.integer({ min: 200, max: 6_000 }),
      fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      (width, height, across, down) => {
        const [x, y] = [width * across, height * down];
        const density = densityOf([{ x, y, count: 5 }], width, height);
        const hottest = density.values.reduce(
          (best, value, index, all) => (value > (all[best] ?? 0) ? index : best),
          0,
        );
        expect(Math.abs(((hottest % density.columns) + 0.5) * density.cell - x)).toBeLessThanOrEqual(density.cell);
        expect(Math.abs((Math.floor(hottest / density.columns) + 0.5) * density.cell - y)).toBeLessThanOrEqual(
          density.cell,
        );
      },
    ),
    { numRuns: 20 },
  );
});

test('points outside the document are left out', () => {
  const outside = [
    { x: -1, y: 5, count: 1 },
    { x: 800, y: 5, count: 1 },
    { x: 5, y: 600, count: 1 },
  ];
  expect(densityOf(outside, 800, 600).max).toBe(0);
});

test('nothing is drawn where nobody clicked', () => {
  const pixels = paintDensity(densityOf([{ x: 402, y: 302, count: 3 }], 800, 600));
  const columns = 200;
  const alphaAt = (x: number, y: number) => pixels[(Math.floor(y / 4) * columns + Math.floor(x / 4)) * 4 + 3];
  expect(alphaAt(402, 302)).toBe(255);
  expect(alphaAt(20, 20)).toBe(0);
});

test.each([
  [0, [1]],
  [1, [1]],
  [3, [1, 2, 3]],
  [500, [1, 4, 21, 105, 500]],
])('the legend up to %d has the figures %j', (max, ticks) => {
  expect(legendTicks(max)).toEqual(ticks);
});
