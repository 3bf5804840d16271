import { expect, test } from 'vitest';
import { memoryStore } from '../test/memory-store.ts';
import type { Parcel } from './parcel.ts';
import { createShelf } from './shelf.ts';

const parcel = (seq: number, content = '"events":[]', attempt = 1): Parcel => ({
  head: { tracking_id: 'a', visitor_id: 'b', session_id: 'c', tab_id: 'd', seq },
  content,
  attempt,
});

test('whoever takes a parcel has it alone', () => {
  const store = memoryStore();
  const [one, other] = [createShelf(store), createShelf(store)];
  expect(one.put([parcel(1)])).toEqual([parcel(1)]);
  expect(other.takeAll()).toEqual([parcel(1)]);
  expect(one.take(parcel(1))).toBe(false);
  expect(one.takeAll()).toEqual([]);
});

test('a parcel that was never sent counts as sent, since its page may be sending it', () => {
  const shelf = createShelf(memoryStore());
  shelf.put([parcel(1, '"events":[]', 0)]);
  expect(shelf.takeAll()[0]?.attempt).toBe(1);
});

test("the site's storage is not filled, by one parcel or by many", () => {
  const shelf = createShelf(memoryStore());
  expect(shelf.put([parcel(1, 'x'.repeat(450_000))])).toEqual([]);
  const many = Array.from({ length: 200 }, (_, seq) => parcel(seq, 'x'.repeat(50_000)));
  expect([...shelf.put(many.slice(0, 20)), ...shelf.put(many.slice(20))]).toHaveLength(29);
});

test('an hour of one event a second finds room', () => {
  const hour = Array.from({ length: 72 }, (_, seq) => parcel(seq, 'x'.repeat(50 * 300)));
  expect(createShelf(memoryStore()).put(hour)).toHaveLength(72);
});

test('what is held back is still so afterwards', () => {
  const shelf = createShelf(memoryStore());
  shelf.put([{ ...parcel(1), heldFor: 'session' }]);
  expect(shelf.takeAll()[0]?.heldFor).toBe('session');
});

test('what someone else has written there is thrown away', () => {
  const store = memoryStore();
  for (const text of ['{}', 'x', 'null', '7', '{"head":{}}']) store.setItem?.(`desirepath.unsent.${text}`, text);
  expect(createShelf(store).takeAll()).toEqual([]);
  expect(Object.keys(store)).toEqual([]);
});
