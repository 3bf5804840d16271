import { expect, test } from 'vitest';
import { createSnapshotPace } from './extent.ts';

const UPDATE = 10_000;

const snapshotsIn = (pageLength: number, updates: number): number => {
  const { note } = createSnapshotPace();
  note(true, pageLength);
  let snapshots = 1;
  for (let count = 0; count < updates; count++) {
    if (!note(false, UPDATE)) continue;
    note(true, pageLength);
    snapshots++;
  }
  return snapshots;
};

test('a page is written out anew by what happens on it, and never when nothing does', () => {
  expect(snapshotsIn(60_000, 0)).toBe(1);
  expect(snapshotsIn(60_000, 19)).toBe(1);
  expect(snapshotsIn(60_000, 210)).toBe(11);
});

test.each([100_000, 1_000_000, 10_000_000])('of a page of %i characters snapshots are a quarter at most', (length) => {
  const updates = 10_000;
  const repeated = (snapshotsIn(length, updates) - 1) * length;
  expect(repeated / (repeated + updates * UPDATE)).toBeLessThanOrEqual(0.25);
});
