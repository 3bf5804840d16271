import { expect, it } from 'vitest';
import { rowAfter } from './row-keys.ts';

it.each([
  ['ArrowDown', 4, 5],
  ['ArrowDown', 99, 99],
  ['ArrowUp', 4, 3],
  ['ArrowUp', 0, 0],
  ['PageDown', 4, 14],
  ['PageDown', 95, 99],
  ['PageUp', 14, 4],
  ['PageUp', 4, 0],
  ['Home', 50, 0],
  ['End', 50, 99],
  ['ArrowRight', 4, undefined],
  ['Enter', 4, undefined],
])('%s leads from row %i to %o', (key, row, next) => {
  expect(rowAfter(key, { row, count: 100, inSight: 10 })).toBe(next);
});

it('leads nowhere in a list without rows', () => {
  expect(rowAfter('End', { row: -1, count: 0, inSight: 10 })).toBeUndefined();
});

it('moves a row by the page keys where not one of them fits', () => {
  expect(rowAfter('PageDown', { row: 4, count: 100, inSight: 0 })).toBe(5);
});
