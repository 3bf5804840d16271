import { TAB_SPEED } from '@desirepath/contract/limits';
import type { TrackedEvent } from '@desirepath/contract/tracking';
import { expect, test } from 'vitest';
import { TabSpeed } from './tab-speed.ts';

const BEGIN = Date.UTC(2026, 5, 1); // which both stretches begin at

const events = (type: TrackedEvent['type'], count: number, at = BEGIN, apart = 0) =>
  Array.from({ length: count }, (_, i) => ({
    index: i,
    event: { type, at: at + i * apart, page_id: crypto.randomUUID(), url: 'https://shop.example/' },
  }));
type Events = ReturnType<typeof events>;

/** Looks at one batch after the other, numbered as a tab numbers them. */
function watch() {
  const tabSpeed = new TabSpeed();
  const next = new Map<string, number>();
  return (tab_id: string, given: Events, seq = next.get(tab_id) ?? 0) => {
    next.set(tab_id, seq + given.length);
    return tabSpeed.isImpossible({ tab_id, seq }, given);
  };
}

test.each([
  ['click', TAB_SPEED.clicks],
  ['page_view', TAB_SPEED.pageViews],
] as const)('as many of %s as hands can make are fine, and one more is not', (type, { most, within }) => {
  const isImpossible = watch();
  expect(isImpossible('fast', events(type, most))).toBe(false);
  expect(isImpossible('fast', events(type, 1, BEGIN + within - 1))).toBe(true);
  expect(isImpossible('patient', events(type, most))).toBe(false);
  expect(isImpossible('patient', events(type, most, BEGIN + within))).toBe(false);
  expect(isImpossible('patient', events(type, 3 * most, BEGIN + 2 * within, within))).toBe(false);
});

test('who was too fast once stays what it is, and is nobody else', () => {
  const isImpossible = watch();
  expect(isImpossible('robot', events('click', TAB_SPEED.clicks.most + 1))).toBe(true);
  expect(isImpossible('robot', events('click', 1, BEGIN + 60_000))).toBe(true);
  expect(isImpossible('robot', [])).toBe(true);
  expect(isImpossible('person', events('click', 1))).toBe(false);
});

test('what comes by itself is no work of hands, and clicks are no page views', () => {
  const isImpossible = watch();
  expect(isImpossible('page', events('scroll', 10 * TAB_SPEED.clicks.most))).toBe(false);
  expect(isImpossible('page', events('click', TAB_SPEED.clicks.most))).toBe(false);
  expect(isImpossible('page', events('page_view', TAB_SPEED.pageViews.most))).toBe(false);
});

test('who sends the same again until it is taken has done it once', () => {
  const isImpossible = watch();
  const given = events('click', TAB_SPEED.clicks.most);
  for (let attempt = 1; attempt < 20; attempt++) expect(isImpossible('offline', given, 7)).toBe(false);
  expect(isImpossible('offline', events('click', 1))).toBe(true);
});
