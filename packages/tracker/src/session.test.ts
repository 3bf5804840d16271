import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { memoryStore } from '../test/memory-store.ts';
import { createSessions, isSampled, SESSION } from './session.ts';
import { campaignOf } from './source.ts';
import { noStore, remove } from './store.ts';
import { VISITOR } from './visitor.ts';

const MINUTE = 60_000;

const browser = () => {
  const store = memoryStore();
  const time = { now: 1_795_381_060_742 };
  return {
    store,
    time,
    open: (source = {}) => createSessions(store, () => time.now, source),
    /** By a link, from outside or within. */
    arrive: (source = {}) => createSessions(store, () => time.now, source, campaignOf(source)),
  };
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

test('tabs that are opened at once, and do not see yet what the others write, share a session before they tell of it', () => {
  const { store, time, open } = browser();
  const openUnseeing = () => {
    remove(store, SESSION);
    remove(store, VISITOR);
    return open();
  };
  const tabs = [openUnseeing(), openUnseeing(), openUnseeing()];
  time.now += 5000;
  expect(tabs.map((tab) => tab.isOver())).toEqual([false, false, false]);
  expect(new Set(tabs.map((tab) => tab.current().id)).size).toBe(1);
  expect(new Set(tabs.map((tab) => tab.current().visitor_id)).size).toBe(1);
});

test('midnight does not split a session', () => {
  const { time, open } = browser();
  time.now = Date.UTC(2026, 10, 22, 23, 59);
  const { id } = open().current();
  time.now += 2 * MINUTE;
  expect(open().current().id).toBe(id);
});

test('a new campaign begins a session, in which the user is still known', () => {
  const { time, arrive } = browser();
  const first = arrive({ utm_source: 'letter' });
  first.update({ user_id: 'u-17' });
  time.now += MINUTE;
  const second = arrive({ utm_source: 'advert', click_id: 'gclid' }).current();
  expect(second.id).not.toBe(first.current().id);
  expect(second).toMatchObject({
    visitor_id: first.current().visitor_id,
    user_id: 'u-17',
    source: { utm_source: 'advert', click_id: 'gclid' },
  });
});

test.each([
  ['the same campaign', { utm_source: 'letter', referrer: 'https://mail.org/' }],
  ['none', { referrer: 'https://news.org/' }],
])('%s does not', (_what, source) => {
  const { arrive } = browser();
  const { id } = arrive({ utm_source: 'letter' }).current();
  expect(arrive(source).current().id).toBe(id);
});

test('a reload of a page, or the way back to it, is no new campaign', () => {
  const { open, arrive } = browser();
  const { id } = arrive({ utm_source: 'letter' }).current();
  expect(open({ utm_source: 'advert' }).current().id).toBe(id);
});

test('a tab goes over to the session that a campaign began in another, and does not write its own back', () => {
  const { time, open, arrive } = browser();
  const one = open();
  time.now += MINUTE;
  const other = arrive({ utm_source: 'advert' });
  time.now += MINUTE;
  expect(one.isOver()).toBe(true);
  one.renew();
  one.touch();
  expect(one.current().id).toBe(other.current().id);
  expect(other.isOver()).toBe(false);
});

test('what one tab learns of the session, the others know', () => {
  const { open } = browser();
  const [one, other] = [open(), open()];
  one.update({ user_id: 'u-17', recorded: true });
  expect(other.isOver()).toBe(false);
  expect(other.current()).toMatchObject({ user_id: 'u-17', recorded: true });
});

test('a visitor is exchanged between two sessions, not within one', () => {
  const { store, time, open } = browser();
  const sessions = open();
  const { visitor_id } = sessions.current();
  remove(store, VISITOR);
  expect(open().current().visitor_id).toBe(visitor_id);
  time.now += 31 * MINUTE;
  expect(open().current().visitor_id).not.toBe(visitor_id);
});

test.each(['{}', 'null', 'x', '7', '{"id":"me","seen":1795381060742}'])('a record of %s is replaced', (record) => {
  const { store, open } = browser();
  store.setItem?.(SESSION, record);
  expect(open().current().id).toMatch(/^[\da-f-]{36}$/);
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
