import { expect, test } from 'vitest';
import { stretchesOf } from './places.ts';

test('movement is counted by stretch of the page, also where one has none', () => {
  const cells = [
    { x: 0, y: 480, count: 3 },
    { x: 900, y: 0, count: 1 },
    { x: 40, y: 1000, count: 4 },
  ];
  expect(stretchesOf({ cells })).toEqual([
    { from: 0, to: 500, count: 4, share: 0.5 },
    { from: 500, to: 1000, count: 0, share: 0 },
    { from: 1000, to: 1500, count: 4, share: 0.5 },
  ]);
});
