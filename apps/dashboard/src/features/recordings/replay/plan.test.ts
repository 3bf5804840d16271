import type { RecordingPart } from '@desirepath/contract/recording-parts';
import { expect, test } from 'vitest';
import { neededFor, pausesOf, tabsOf, withNews } from './plan.ts';

/** A part of five seconds; `#` begins with a whole page. */
const part = (tab_id: string, seq: number, from: number, picture = ''): RecordingPart => ({
  tab_id,
  seq,
  from: from * 1000,
  to: (from + 5) * 1000,
  events: 10,
  has_picture: picture === '#',
  cursor: `${tab_id}${seq}`,
});
const PLAN = [
  part('a', 0, 0, '#'),
  part('a', 1, 5),
  part('b', 0, 7, '#'),
  part('a', 2, 10),
  part('a', 3, 40, '#'),
  part('a', 4, 45),
];
const seqs = (tab: string, seconds: number) => neededFor(PLAN, tab, seconds * 1000).map(({ seq }) => seq);

test.each([
  ['from the first whole page on', 'a', 12, [0, 1, 2]],
  ['not what came before the last whole page', 'a', 47, [3, 4]],
  ['the page before too, in a part whose picture may come later', 'a', 42, [0, 1, 2, 3]],
  ['the first part, before anything was recorded', 'a', -5, [0]],
  ['what came last, within a pause', 'a', 30, [0, 1, 2]],
  ['of its own tab alone', 'b', 9, [0]],
  ['nothing of a tab that there is not', 'c', 9, []],
])('a moment takes %s', (_, tab, seconds, needed) => {
  expect(seqs(tab, seconds)).toEqual(needed);
});

test('the part before is taken where the page may have been announced at its end', () => {
  const plan = [part('a', 0, 0, '#'), part('a', 1, 5, '#'), part('a', 2, 10)];
  expect(neededFor(plan, 'a', 12_000).map(({ seq }) => seq)).toEqual([0, 1, 2]);
});

test('what has come since stands where it belongs, and once', () => {
  const [first, second, ...rest] = PLAN;
  if (!first || !second) throw new Error('The plan is empty');
  expect(withNews([first, ...rest], [second, first])).toEqual(PLAN);
  expect(withNews(PLAN, [first])).toBe(PLAN);
});

test('tabs last from their first part to their last', () => {
  expect(tabsOf(PLAN)).toEqual([
    { id: 'a', from: 0, to: 50_000 },
    { id: 'b', from: 7_000, to: 12_000 },
  ]);
});

test('a pause between parts is known before they are loaded', () => {
  expect(pausesOf(PLAN, 'a', 10_000)).toEqual([{ from: 15_000, to: 40_000 }]);
});
