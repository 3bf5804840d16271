import type { HeatmapElement } from '@desirepath/contract/heatmaps';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Box, elementAt, placePoints } from './placement.ts';

const element = (selector: string, ...points: HeatmapElement['points']) => ({ selector, points });

test('a click keeps its share of the width and height of its element', () => {
  const { points } = placePoints([element('#buy', [2500, 10_000, 7, 9, 1])], () => ({
    x: 100,
    y: 200,
    width: 80,
    height: 40,
  }));
  expect(points).toEqual([{ x: 120, y: 240, count: 1, element: '#buy' }]);
});

test('a click is inside the box of its element, wherever that has moved', () => {
  const px = fc.double({ min: 0, max: 10_000, noNaN: true });
  const step = fc.integer({ min: 0, max: 10_000 });
  fc.assert(
    fc.property(px, px, px, px, step, step, (x, y, width, height, element_x, element_y) => {
      const [placed] = placePoints([element('#buy', [element_x, element_y, 7, 9, 1])], () => ({
        x,
        y,
        width,
        height,
      })).points;
      expect(placed?.x).toBeGreaterThanOrEqual(x);
      expect(placed?.x).toBeLessThanOrEqual(x + width + 1e-6);
      expect(placed?.y).toBeGreaterThanOrEqual(y);
      expect(placed?.y).toBeLessThanOrEqual(y + height + 1e-6);
    }),
  );
});

test('clicks on an element that is gone stand at their document position and are counted', () => {
  const boxOf = (selector: string): Box | null => (selector === '#buy' ? { x: 0, y: 0, width: 10, height: 10 } : null);
  const placement = placePoints(
    [element('#buy', [5000, 5000, 7, 9, 5]), element('#gone', [5000, 5000, 7, 9, 3])],
    boxOf,
  );
  expect(placement.misplaced).toBe(3);
  expect(placement.points[1]).toEqual({ x: 7, y: 9, count: 3, element: '#gone' });
});

test('of nested elements the innermost is found', () => {
  const boxes = new Map([
    ['main', { x: 0, y: 0, width: 500, height: 500 }],
    ['main > button', { x: 10, y: 10, width: 50, height: 20 }],
    ['aside', { x: 0, y: 0, width: 5, height: 5 }],
  ]);
  expect(elementAt(boxes, 20, 20)).toBe('main > button');
  expect(elementAt(boxes, 200, 200)).toBe('main');
  expect(elementAt(boxes, 900, 900)).toBeUndefined();
});
