import { expect, test } from 'vitest';
import { turbo } from './palette.ts';

// From the published table of 256 colours.
test.each([
  [0, [48, 18, 59]],
  [64 / 255, [41, 187, 236]],
  [128 / 255, [164, 252, 60]],
  [192 / 255, [251, 126, 33]],
  [1, [122, 4, 3]],
])('at %f turbo is within 33 of the published colour', (unit, published) => {
  turbo(unit).forEach((value, index) => {
    expect(Math.abs(value - (published[index] ?? Number.NaN))).toBeLessThanOrEqual(33);
  });
});

test('what is outside 0 to 1 has the colour of the nearest end', () => {
  expect(turbo(-3)).toEqual(turbo(0));
  expect(turbo(7)).toEqual(turbo(1));
});
