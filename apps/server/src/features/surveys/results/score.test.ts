import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meanOf, scoreOf } from './score.ts';

test.each([
  // 50 promoters, 30 passives, 20 detractors, one more of the first and the last: 29.4 ± 1.96 · √((0.706 − 0.087) / 102) · 100
  [
    'nps',
    [
      [10, 30],
      [9, 20],
      [8, 10],
      [7, 20],
      [6, 5],
      [0, 15],
    ],
    { value: 30, low: 14.1, high: 44.7, good: 50, middle: 30, bad: 20 },
  ],
  ['nps', [[10, 3]], { value: 100, low: -10.1, high: 100, good: 3, middle: 0, bad: 0 }],
  // Wilson, 8 of 10: as R's binom::binom.wilson(8, 10) gives it
  [
    'csat',
    [
      [5, 5],
      [4, 3],
      [3, 1],
      [1, 1],
    ],
    { value: 80, low: 49, high: 94.3, good: 8, middle: 1, bad: 1 },
  ],
  // … and 0 of 10
  [
    'ces',
    [
      [1, 4],
      [4, 6],
    ],
    { value: 0, low: 0, high: 27.8, good: 0, middle: 6, bad: 4 },
  ],
] as const)('%s of %j', (kind, counts, score) => {
  expect(scoreOf(kind, new Map(counts))).toEqual({ kind, ...score });
});

test('one answer is certain of nothing', () => {
  for (const kind of ['nps', 'csat', 'ces'] as const) {
    const score = scoreOf(kind, new Map([[1, 1]]));
    expect(score && score.high - score.low).toBeGreaterThan(70);
  }
});

test('nobody has no score and no mean', () => {
  expect(scoreOf('nps', new Map())).toBeNull();
  expect(meanOf(new Map())).toBeNull();
});

test('a score lies in its interval, and that in what is possible', () => {
  const counts = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 10_000 })), {
    minLength: 1,
  });
  fc.assert(
    fc.property(counts, fc.constantFrom('nps', 'csat', 'ces'), (given, kind) => {
      const score = scoreOf(kind, new Map(given));
      if (!score) return false;
      const least = kind === 'nps' ? -100 : 0;
      return least <= score.low && score.low <= score.value && score.value <= score.high && score.high <= 100;
    }),
  );
});
