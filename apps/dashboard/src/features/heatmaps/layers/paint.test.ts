import fc from 'fast-check';
import { expect, test } from 'vitest';
import { densityOf } from './density.ts';
import { paintTile } from './paint.ts';

const PAGE = { x: 0, y: 0, width: 400, height: 400 };

test('tiles beside each other are what one picture of both would be, without a seam', () => {
  const place = fc.tuple(fc.integer({ min: 0, max: 399 }), fc.integer({ min: 0, max: 399 }));
  const places = fc.array(place, { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(places, fc.double({ min: 0.3, max: 1, noNaN: true }), (given, scale) => {
      const density = densityOf(
        {
          xs: Float32Array.from(given, ([x]) => x),
          ys: Float32Array.from(given, ([, y]) => y),
          counts: Float32Array.from(given, () => 1),
        },
        PAGE,
      );
      const [columns, rows] = [96, 64];
      const whole = paintTile(density, { x: 0, y: 0, scale, columns, rows }, density.max, 'amount');
      for (const [column, row] of [
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
      ] as const) {
        const tile = { x: (column * 48) / scale, y: (row * 32) / scale, scale, columns: 48, rows: 32 };
        const part = paintTile(density, tile, density.max, 'amount');
        for (let line = 0; line < 32; line++) {
          const start = ((row * 32 + line) * columns + column * 48) * 4;
          const expected = whole.subarray(start, start + 48 * 4);
          const got = part.subarray(line * 48 * 4, (line + 1) * 48 * 4);
          // Where a pixel begins is a matter of rounding: one step of 256.
          expect(got.every((value, index) => Math.abs(value - (expected[index] ?? Number.NaN)) <= 3)).toBe(true);
        }
      }
    }),
    { numRuns: 15 },
  );
});

test('which of two has more is told by hue: warm for the second, blue for the first', () => {
  const density = densityOf(
    { xs: Float32Array.of(100, 300), ys: Float32Array.of(200, 200), counts: Float32Array.of(5, -5) },
    PAGE,
  );
  const pixels = paintTile(density, { x: 0, y: 0, scale: 1, columns: 400, rows: 400 }, density.max, 'difference');
  const colourAt = (x: number, y: number) => [...pixels.subarray((y * 400 + x) * 4, (y * 400 + x) * 4 + 4)];
  const [firstRed = 0, , firstBlue = 0] = colourAt(100, 200);
  const [secondRed = 0, , secondBlue = 0] = colourAt(300, 200);
  expect(firstBlue).toBeGreaterThan(firstRed);
  expect(secondRed).toBeGreaterThan(secondBlue);
  expect(colourAt(200, 20)[3]).toBe(0);
});
