import { EVENT_TYPES } from '@desirepath/contract/event-types';
import type { TimelineEvent } from '@desirepath/contract/recordings';
import { NOT_LIVE } from '@desirepath/contract/trends';
import { expect, test } from 'vitest';
import { currentIndex, markedEvents, placeMarkers } from './markers.ts';

const START = Date.parse('2026-11-22T10:00:00.000Z');
const event = (seconds: number, type: TimelineEvent['type']): TimelineEvent => ({
  at: new Date(START + seconds * 1000).toISOString(),
  type,
  path: '/',
  title: '',
  name: '',
  element: '',
  element_text: '',
  value: null,
  status: null,
  reason: '',
  message: '',
  tab_id: '00000000-0000-4000-8000-000000000001',
});

test('what a page tells all the time is not listed, nor its console, which has a list of its own; vitals are', () => {
  const timeline = EVENT_TYPES.map((type, second) => event(second, type));
  const listed = markedEvents(timeline).map(({ type }) => type);
  expect(EVENT_TYPES.filter((type) => !listed.some((each) => each === type)).toSorted()).toEqual(
    [...NOT_LIVE.filter((type) => type !== 'web_vital' && type !== 'console'), 'console'].toSorted(),
  );
});

test('events that fall together become one mark of the most telling kind', () => {
  const events = markedEvents([event(10, 'click'), event(10.1, 'rage_click'), event(50, 'page_view')]);
  const markers = placeMarkers(events, START, 100_000, 100);
  expect(markers.map(({ at, type, events }) => [at, type, events.length])).toEqual([
    [0.105, 'rage_click', 2],
    [0.505, 'page_view', 1],
  ]);
});

test('thousands of clicks draw no more marks than there are places', () => {
  const events = markedEvents(Array.from({ length: 5_000 }, (_, index) => event(index / 50, 'click')));
  expect(placeMarkers(events, START, 100_000, 200).length).toBeLessThanOrEqual(200);
});

test('an event outside the recording has no mark, the one at its very end has', () => {
  const events = markedEvents([event(-5, 'click'), event(100, 'click'), event(101, 'click')]);
  expect(placeMarkers(events, START, 100_000, 10).map(({ at }) => at)).toEqual([0.95]);
});

test.each([
  [-1, -1],
  [0, 0],
  [4.9, 0],
  [5, 1],
  [60, 2],
])('at %f s the event being watched is number %i', (seconds, index) => {
  const events = markedEvents([event(0, 'page_view'), event(5, 'click'), event(9, 'click')]);
  expect(currentIndex(events, START + seconds * 1000)).toBe(index);
});
