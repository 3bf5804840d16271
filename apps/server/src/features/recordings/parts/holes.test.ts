import { expect, test } from 'vitest';
import { findHoles } from './holes.ts';
import type { PartRow } from './queries.ts';

const TAB = 'a';

/** A chunk of a second, numbered by hand. */
const part = (seq: number, more: Partial<PartRow> = {}): PartRow => ({
  tab_id: TAB,
  seq,
  page_id: 'page',
  from: seq * 1000,
  to: seq * 1000 + 900,
  events: 10,
  has_picture: false,
  ...more,
});
const begins = part(0, { has_picture: true });
const holes = (parts: PartRow[], events: number[] = []) => findHoles(parts, new Map([[TAB, events]]));

test('numbers of events between chunks are no hole', () => {
  expect(holes([begins, part(3), part(4), part(6)], [1, 2, 5])).toEqual([]);
});

test('what lacks a number is a hole up to the next whole page', () => {
  expect(holes([begins, part(2), part(3), part(4, { has_picture: true }), part(5)])).toEqual([
    { tab_id: TAB, from: 900, to: 4000 },
  ]);
});

test('a hole that no page ends has no end, and there is one of it', () => {
  expect(holes([begins, part(2), part(5)])).toEqual([{ tab_id: TAB, from: 900, to: null }]);
});

test('after a hole there can be another', () => {
  const parts = [begins, part(2), part(3, { has_picture: true }), part(5), part(7, { has_picture: true })];
  expect(holes(parts, [])).toEqual([
    { tab_id: TAB, from: 900, to: 3000 },
    { tab_id: TAB, from: 3900, to: 7000 },
  ]);
});

test('what is missing before a whole page, or before another page, is missed by nobody', () => {
  expect(holes([begins, part(5, { has_picture: true })])).toEqual([]);
  expect(holes([begins, part(5, { page_id: 'next' })])).toEqual([]);
});

test('each tab has numbers of its own', () => {
  const other = (seq: number) => part(seq, { tab_id: 'b', has_picture: seq === 0 });
  expect(holes([begins, other(0), part(1), other(1)])).toEqual([]);
});
