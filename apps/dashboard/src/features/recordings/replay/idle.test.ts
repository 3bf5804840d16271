import { EventType, type eventWithTime, IncrementalSource } from '@rrweb/types';
import { expect, test } from 'vitest';
import { idleSpans, spanAt, whereActive } from './idle.ts';

// Only the kind and the time matter here; the rest of an rrweb event is left out.
const change = (seconds: number, source: IncrementalSource) =>
  ({ type: EventType.IncrementalSnapshot, timestamp: seconds * 1000, data: { source } }) as eventWithTime;
const move = (seconds: number) => change(seconds, IncrementalSource.MouseMove);
const mutate = (seconds: number) => change(seconds, IncrementalSource.Mutation);

test('a long pause can be skipped, but for a second at each end', () => {
  expect(idleSpans([move(0), move(5), move(65)])).toEqual([{ from: 6_000, to: 64_000 }]);
});

test('a short pause is watched', () => {
  expect(idleSpans([move(0), move(9), move(18)])).toEqual([]);
});

test('a page that changes by itself is no sign of life', () => {
  const clock = Array.from({ length: 30 }, (_, second) => mutate(second + 1));
  expect(idleSpans([move(0), ...clock, move(31)])).toEqual([{ from: 1_000, to: 30_000 }]);
});

test('what comes after the last sign of life can be skipped', () => {
  expect(idleSpans([move(0), mutate(40)])).toEqual([{ from: 1_000, to: 39_000 }]);
});

test('a recording without events has nothing to skip', () => {
  expect(idleSpans([])).toEqual([]);
});

test('a moment is in a span up to its end, which is outside', () => {
  const spans = [{ from: 10, to: 20 }];
  expect(spanAt(spans, 9)).toBeUndefined();
  expect(spanAt(spans, 10)).toBe(spans[0]);
  expect(spanAt(spans, 20)).toBeUndefined();
});

test.each([
  ['the same tab, once it goes on', 12, { id: 'a', at: 50 }, 100],
  ['another tab, at once where that one is active', 30, { id: 'b', at: 30 }, 20],
  ['another tab, when that is opened', 12, { id: 'b', at: 20 }, 20],
  ['no tab that is over', 55, { id: 'a', at: 55 }, 20],
])('when a tab rests, the session goes on in %s', (_, at, next, opened) => {
  const tabs = [
    { id: 'a', from: 0, to: 90, idle: [{ from: 10, to: 50 }] },
    { id: 'b', from: opened, to: opened + 20, idle: [] },
  ];
  expect(whereActive(tabs, at)).toEqual(next);
});

test('when all tabs are over, nothing goes on', () => {
  expect(whereActive([{ id: 'a', from: 0, to: 9, idle: [] }], 9)).toBeUndefined();
});
