import { expect, test } from 'vitest';
import { fitInto } from './fit.ts';

test('a window larger than the room is scaled by its tighter side', () => {
  expect(fitInto({ width: 1600, height: 1000 }, { width: 800, height: 800 })).toEqual({ scale: 0.5, x: 0, y: 150 });
});

test('a window smaller than the room keeps its pixels', () => {
  expect(fitInto({ width: 390, height: 700 }, { width: 801, height: 800 })).toEqual({ scale: 1, x: 206, y: 50 });
});
