import type { HeatmapElement } from '@desirepath/contract/heatmaps';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Box } from './box.ts';
import type { Located } from './measure.ts';
import { placePoints } from './placement.ts';
import type { Surface } from './surfaces.ts';

const PAGE: Surface = { kind: 'page', element: null, parent: null };
const HEADER: Surface = { kind: 'part', element: null, parent: PAGE };

const element = (selector: string, ...points: HeatmapElement['points']) => ({ selector, points });
// Where an element is, not which: that is for the table to know.
const shown = (box: Box, surface = PAGE): Located => ({ state: 'shown', element: {} as Element, surface, box });

test('a click keeps its share of the width and height of its element', () => {
  const where = new Map([['#buy', shown({ x: 100, y: 200, width: 80, height: 40 })]]);
  const { placed } = placePoints([element('#buy', [2500, 10_000, 7, 9, 1])], where);
  expect(placed.get(PAGE)).toEqual([{ x: 120, y: 240, count: 1, element: '#buy' }]);
});

test('a click is inside the box of its element, wherever that has moved', () => {
  const px = fc.double({ min: 0, max: 10_000, noNaN: true });
  const step = fc.integer({ min: 0, max: 10_000 });
  fc.assert(
    fc.property(px, px, px, px, step, step, (x, y, width, height, element_x, element_y) => {
      const where = new Map([['#buy', shown({ x, y, width, height })]]);
      const [placed] = placePoints([element('#buy', [element_x, element_y, 7, 9, 1])], where).placed.get(PAGE) ?? [];
      expect(placed?.x).toBeGreaterThanOrEqual(x);
      expect(placed?.x).toBeLessThanOrEqual(x + width + 1e-6);
      expect(placed?.y).toBeGreaterThanOrEqual(y);
      expect(placed?.y).toBeLessThanOrEqual(y + height + 1e-6);
    }),
  );
});

test('what is fixed keeps its clicks apart from those of the page', () => {
  const box = { x: 0, y: 0, width: 10, height: 10 };
  const where = new Map([
    ['#menu', shown(box, HEADER)],
    ['#buy', shown(box)],
  ]);
  const { placed } = placePoints(
    [element('#menu', [5000, 5000, 7, 9, 5]), element('#buy', [5000, 5000, 7, 9, 3])],
    where,
  );
  expect(placed.get(HEADER)).toHaveLength(1);
  expect(placed.get(PAGE)).toHaveLength(1);
});

test('clicks on what is gone or hidden are counted apart and drawn on nothing else', () => {
  const where = new Map<string, Located>([['#closed', { state: 'hidden' }]]);
  const placement = placePoints(
    [element('#gone', [5000, 5000, 7, 9, 3]), element('#closed', [5000, 5000, 8, 8, 2])],
    where,
  );
  expect(placement.placed.size).toBe(0);
  expect(placement).toMatchObject({ gone: 3, hidden: 2, lost: [{ x: 7, y: 9, count: 3, element: '#gone' }] });
});
