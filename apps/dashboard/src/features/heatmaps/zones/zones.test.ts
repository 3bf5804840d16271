import { expect, test } from 'vitest';
import type { Measured } from '../stage/shown-page.ts';
import { placeZone, rectangleOf } from './zones.ts';

test('a rectangle is the same from whichever corner it was drawn', () => {
  const box = { x: 10, y: 20, width: 100, height: 50 };
  expect(rectangleOf({ x: 10, y: 20 }, { x: 110, y: 70 })).toEqual(box);
  expect(rectangleOf({ x: 110, y: 70 }, { x: 10, y: 20 })).toEqual(box);
});

test('a click that slipped is no rectangle', () => {
  expect(rectangleOf({ x: 10, y: 20 }, { x: 13, y: 90 })).toBeUndefined();
});

test('in a window twice as wide a rectangle is twice as wide', () => {
  const page = { kind: 'page' as const, element: null, parent: null };
  const measured: Measured = {
    width: 800,
    height: 2000,
    located: new Map(),
    surfaces: { page, of: () => page, lieOf: () => ({ x: 0, y: 0, clip: null }), parts: [] },
  };
  const shape = { type: 'rectangle' as const, x: 10, y: 20, width: 100, height: 50, window: 400 };
  expect(placeZone({ shape }, measured)?.box).toEqual({ x: 20, y: 20, width: 200, height: 50 });
});
