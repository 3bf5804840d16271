import { BOARDS } from '@desirepath/contract/limits';
import type { TilePlace } from '@desirepath/contract/tiles';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstGap } from './places.ts';

const placed = (...places: TilePlace[]) => places.map((place) => ({ place }));

test('tiles stand beside each other while there is room, and then below', () => {
  const places: TilePlace[] = [];
  for (let i = 0; i < 4; i++) places.push(firstGap(placed(...places), { w: 6, h: 5 }));
  expect(places.map(({ x, y }) => [x, y])).toEqual([
    [0, 0],
    [6, 0],
    [0, 5],
    [6, 5],
  ]);
});

test('a gap that is too low for a tile is passed over', () => {
  const around = placed({ x: 0, y: 0, w: 12, h: 2 }, { x: 6, y: 2, w: 6, h: 9 }, { x: 0, y: 5, w: 6, h: 2 });
  expect(firstGap(around, { w: 6, h: 5 })).toEqual({ x: 0, y: 7, w: 6, h: 5 });
  expect(firstGap(around, { w: 6, h: 3 })).toEqual({ x: 0, y: 2, w: 6, h: 3 });
});

test('however tiles come, no two stand on each other', () => {
  const size = fc.record({
    w: fc.integer({ min: 1, max: BOARDS.columns }),
    h: fc.integer({ min: 1, max: BOARDS.tallest }),
  });
  fc.assert(
    fc.property(fc.array(size, { maxLength: 12 }), (sizes) => {
      const cells = new Set<string>();
      const places: TilePlace[] = [];
      for (const one of sizes) places.push(firstGap(placed(...places), one));
      for (const { x, y, w, h } of places) {
        for (let column = x; column < x + w; column++) {
          for (let row = y; row < y + h; row++) cells.add(`${column} ${row}`);
        }
      }
      expect(cells.size).toBe(places.reduce((sum, { w, h }) => sum + w * h, 0));
    }),
  );
});
