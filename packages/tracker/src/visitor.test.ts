import { batchHead } from '@desirepath/contract/tracking';
import { expect, test } from 'vitest';
import { memoryStore } from '../test/memory-store.ts';
import { visitorOf } from './visitor.ts';

const DAY = 24 * 60 * 60 * 1000;

test('a browser is known for thirteen months, and then is a new one', () => {
  const store = memoryStore();
  const { id } = visitorOf(store, 0);
  expect(batchHead.shape.visitor_id.safeParse(id).success).toBe(true);
  expect(visitorOf(store, 394 * DAY).id).toBe(id);
  expect(visitorOf(store, 395 * DAY).id).not.toBe(id);
});
