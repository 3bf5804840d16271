import { expect, test } from 'vitest';
import { memoryStore } from '../test/memory-store.ts';
import { SEQ_MAX } from './limits.ts';
import { createTab } from './tab.ts';

test('numbers count up, and the next page in the tab goes on above them', () => {
  const store = memoryStore();
  const first = createTab(store, () => 0.5);
  const { tab_id, seq } = first.take(3);
  expect(first.take(1)).toEqual({ tab_id, seq: seq + 3 });
  first.release();
  const second = createTab(store, () => 0.5).take(1);
  expect(second.tab_id).toBe(tab_id);
  expect(second.seq).toBeGreaterThanOrEqual(seq + 4);
});

test('a tab duplicated from a living page is a tab of its own', () => {
  const store = memoryStore();
  createTab(store, () => 0).release();
  const original = createTab(store, () => 0).take(1);
  const copy = createTab(Object.assign(memoryStore(), store), () => 0).take(1);
  expect(copy.tab_id).not.toBe(original.tab_id);
});

test('copies made between two pages go on far apart', () => {
  const store = memoryStore();
  const tab = createTab(store, () => 0);
  tab.take(1);
  tab.release();
  const copy = Object.assign(memoryStore(), store);
  const one = createTab(store, () => 0.1).take(1);
  const other = createTab(copy, () => 0.2).take(1);
  expect(Math.abs(other.seq - one.seq)).toBeGreaterThan(100_000);
});

test.each([
  '{}',
  'null',
  'x',
  '{"id":"me","next":1}',
  `{"id":"6f1f4a52-9d0e-4c53-8a2f-3f3f5a2f9b10","next":${SEQ_MAX}}`,
])('a record of %s is replaced by a tab of its own', (record) => {
  const store = memoryStore();
  store.setItem?.('desirepath.tab', record);
  expect(createTab(store, () => 0.5).take(2)).toMatchObject({
    seq: 0,
    tab_id: expect.stringMatching(/^[\da-f-]{36}$/),
  });
});
