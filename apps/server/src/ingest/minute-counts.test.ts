import { expect, test } from 'vitest';
import { MinuteCounts } from './minute-counts.ts';

const MINUTE = 60_000;
const START = 1_795_000_020_000 - (1_795_000_020_000 % MINUTE);

test('what comes is counted by the minute, and a minute without any is one of none', () => {
  let now = START + 5_000;
  const counts = new MinuteCounts(() => now);
  counts.add('accepted', 3);
  now += 2 * MINUTE;
  counts.add('accepted', 4);
  counts.add('rejected', 1);
  expect(counts.all()).toEqual([
    { at: START, accepted: 3, rejected: 0 },
    { at: START + MINUTE, accepted: 0, rejected: 0 },
    { at: START + 2 * MINUTE, accepted: 4, rejected: 1 },
  ]);
});

test('an hour is remembered, however long nothing came', () => {
  let now = START;
  const counts = new MinuteCounts(() => now);
  counts.add('accepted', 9);
  now += 1_000 * MINUTE;
  counts.add('accepted', 1);
  expect(counts.all()).toHaveLength(60);
  expect(counts.all().reduce((sum, { accepted }) => sum + accepted, 0)).toBe(1);
});

test('a clock that is set back loses nothing', () => {
  let now = START + MINUTE;
  const counts = new MinuteCounts(() => now);
  now -= 30 * MINUTE;
  counts.add('accepted', 2);
  expect(counts.all()).toEqual([{ at: START + MINUTE, accepted: 2, rejected: 0 }]);
});
