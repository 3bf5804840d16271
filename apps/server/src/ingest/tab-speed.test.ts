import { TAB_SPEED } from '@desirepath/contract/limits';
import type { TrackedEvent } from '@desirepath/contract/tracking';
import { expect, test } from 'vitest';
import { TabSpeed } from './tab-speed.ts';

const BEGIN = Date.UTC(2026, 5, 1); // which both stretches begin at

const events = (type: TrackedEvent['type'], count: number, at = BEGIN, apart = 0) =>
  Array.from({ length: count }, (_, i) => ({
    event: { type, at: at + i * apart, page_id: crypto.randomUUID(), url: 'https://shop.example/' },
  }));

test.each([
  ['click', TAB_SPEED.clicks],
  ['page_view', TAB_SPEED.pageViews],
] as const)('as many of %s as hands can make are fine, and one more is not', (type, { most, within }) => {
  const tabSpeed = new TabSpeed();
  expect(tabSpeed.isImpossible('fast', events(type, most))).toBe(false);
  expect(tabSpeed.isImpossible('fast', events(type, 1, BEGIN + within - 1))).toBe(true);
  expect(tabSpeed.isImpossible('patient', events(type, most))).toBe(false);
  expect(tabSpeed.isImpossible('patient', events(type, most, BEGIN + within))).toBe(false);
  expect(tabSpeed.isImpossible('patient', events(type, 3 * most, BEGIN + 2 * within, within))).toBe(false);
});

test('who was too fast once stays what it is, and is nobody else', () => {
  const tabSpeed = new TabSpeed();
  expect(tabSpeed.isImpossible('robot', events('click', TAB_SPEED.clicks.most + 1))).toBe(true);
  expect(tabSpeed.isImpossible('robot', events('click', 1, BEGIN + 60_000))).toBe(true);
  expect(tabSpeed.isImpossible('robot', [])).toBe(true);
  expect(tabSpeed.isImpossible('person', events('click', 1))).toBe(false);
});

test('what comes by itself is no work of hands, and clicks are no page views', () => {
  const tabSpeed = new TabSpeed();
  expect(tabSpeed.isImpossible('page', events('scroll', 10 * TAB_SPEED.clicks.most))).toBe(false);
  const both = [...events('click', TAB_SPEED.clicks.most), ...events('page_view', TAB_SPEED.pageViews.most)];
  expect(tabSpeed.isImpossible('page', both)).toBe(false);
});
