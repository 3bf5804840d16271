import { expect, test } from 'vitest';
import { EVENT_KINDS, findEvents, kindsIn } from './event-kinds.ts';
import { MARKED, type MarkedEvent, type MarkedType } from './markers.ts';

const event = (type: MarkedType, name = ''): MarkedEvent => ({
  at: '2026-11-22T10:00:00.000Z',
  type,
  path: '/',
  title: '',
  name,
  element: '',
  element_text: '',
  value: null,
  status: null,
  reason: '',
  message: '',
  tab_id: '00000000-0000-4000-8000-000000000001',
});
const words = ({ type, name }: MarkedEvent) => `${type} ${name}`;

test('every event that is listed is of a kind', () => {
  const types = new Set<string>(Object.values(EVENT_KINDS).flatMap((kind) => [...kind.types]));
  expect(MARKED.filter((type) => !types.has(type))).toEqual([]);
});

test('only kinds that there is something of are offered, with how many', () => {
  const kinds = kindsIn([event('click'), event('rage_click'), event('page_view')]);
  expect(kinds.map(({ kind, count }) => [kind, count])).toEqual([
    ['pages', 1],
    ['clicks', 2],
    ['frustration', 1],
  ]);
});

test('a kind and words narrow together, and neither leaves all', () => {
  const events = [event('custom', 'Order'), event('custom', 'search'), event('click', 'order')];
  expect(findEvents(events, 'events', ' ORDER ', words)).toEqual([events[0]]);
  expect(findEvents(events, undefined, '  ', words)).toBe(events);
});
