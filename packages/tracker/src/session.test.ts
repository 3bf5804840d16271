import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { memoryStore } from '../test/memory-store.ts';
import { createSessions, isSampled } from './session.ts';
import { noStore } from './store.ts';

const MINUTE = 60_000;

const browser = () => {
  const store = memoryStore();
  const time = { now: 1_795_381_060_742 };
  return { time, open: (source = {}) => createSessions(store, () => time.now, source) };
};

test('pages within half an hour share a session and its source', () => {
  const { time, open } = browser();
  const first = open({ utm_source: 'letter' }).current();
  time.now += 29 * MINUTE;
  expect(open({ referrer: 'https://other.org/' }).current()).toMatchObject({
    id: first.id,
    source: { utm_source: 'letter' },
  });
});

test('after half an hour without activity a session is over', () => {
  const { time, open } = browser();
  const sessions = open({ utm_source: 'letter' });
  const { id } = sessions.current();
  time.now += 30 * MINUTE;
  expect(sessions.isOver()).toBe(true);
  sessions.renew();
  expect(sessions.current().id).not.toBe(id);
  expect(sessions.current().source).toEqual({});
});

test('activity in another tab keeps a session alive', () => {
  const { time, open } = browser();
  const [one, other] = [open(), open()];
  time.now += 20 * MINUTE;
  one.touch();
  time.now += 20 * MINUTE;
  expect(other.isOver()).toBe(false);
  expect(other.current().id).toBe(one.current().id);
});

test('a tab that wakes up joins the session that another has begun', () => {
  const { time, open } = browser();
  const [one, other] = [open(), open()];
  time.now += 31 * MINUTE;
  one.renew();
  expect(other.isOver()).toBe(true);
  other.renew();
  expect(other.current().id).toBe(one.current().id);
});

test('a clock set back does not keep a session for ever', () => {
  const { time, open } = browser();
  const sessions = open();
  time.now -= 24 * 60 * MINUTE;
  expect(sessions.isOver()).toBe(true);
});

test('without storage a session lasts as long as its page', () => {
  const sessions = createSessions(noStore, () => 1, {});
  expect(sessions.isOver()).toBe(false);
  expect(createSessions(noStore, () => 1, {}).current().id).not.toBe(sessions.current().id);
});

describe('sampling', () => {
  test('gives a session the same answer everywhere', () => {
    const id = randomUUID();
    expect(isSampled(id, 0.5)).toBe(isSampled(id, 0.5));
  });

  test.each([0, 0.1, 0.5, 1])('measures a share of %d', (rate) => {
    const measured = Array.from({ length: 4000 }, () => randomUUID()).filter((id) => isSampled(id, rate)).length;
    expect(Math.abs(measured / 4000 - rate)).toBeLessThan(0.05);
  });
});
