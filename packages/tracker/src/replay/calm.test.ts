import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Calm, createCalm } from './calm.ts';

beforeEach(() => vi.useFakeTimers({ now: 0 }));
afterEach(() => vi.useRealTimers());

const calmOf = () => {
  const given: [element: object, names: string[]][] = [];
  const calm: Calm<object> = createCalm<object>({
    clock: Date.now,
    // As changes do, what is given asks whether it passes.
    give: (element, names) => {
      if (calm.passes(element, names, () => 'left: 2px')) given.push([element, [...names]]);
    },
    given: () => undefined,
  });
  const passes = (element: object, name = 'style', value = 'left: 1px') =>
    calm.passes(element, new Set([name]), () => value);
  return { calm, given, passes };
};
const elements = (count: number) => Array.from({ length: count }, () => ({}));

test('an element that is animated frame by frame is told ten times, then once a second as it is', () => {
  const { passes, given } = calmOf();
  const element = {};
  let passed = 0;
  for (let ms = 0; ms < 10_000; ms += 100) {
    passed += Number(passes(element));
    vi.advanceTimersByTime(100);
  }
  expect(passed).toBeLessThanOrEqual(11);
  expect(passed + given.length).toBeLessThanOrEqual(21);
  expect(given.at(-1)).toEqual([element, ['style']]);
});

test('what it comes to rest at is told, and after a rest all is told at once again', () => {
  const { passes, given } = calmOf();
  const element = {};
  for (let count = 0; count < 12; count++) passes(element, count % 2 ? 'style' : 'transform');
  vi.advanceTimersByTime(1000);
  expect(given).toEqual([[element, ['transform', 'style']]]);
  vi.advanceTimersByTime(20_000);
  for (let count = 0; count < 10; count++) expect(passes(element)).toBe(true);
});

test.each([
  ['words', 'title', 'one'],
  ['words beside looks', 'class', 'open'],
  ['a picture, whose address is whole in a recording alone', 'style', 'background: url(a.png)'],
])('%s always pass', (_, name, value) => {
  const { passes } = calmOf();
  const element = {};
  for (let count = 0; count < 50; count++) expect(passes(element, name, value)).toBe(true);
});

test('where very many move each waits its turn', () => {
  const { passes, given } = calmOf();
  const all = elements(150);
  for (let count = 0; count < 12; count++) for (const element of all) passes(element);
  vi.advanceTimersByTime(1000);
  expect(given).toHaveLength(100);
  vi.advanceTimersByTime(1000);
  expect(given).toHaveLength(150);
});

test('what is held back when a page ends is told then, of however many', () => {
  const { calm, passes, given } = calmOf();
  const all = elements(150);
  for (let count = 0; count < 12; count++) for (const element of all) passes(element);
  calm.flush();
  expect(given).toHaveLength(150);
  vi.advanceTimersByTime(5000);
  expect(given).toHaveLength(150);
});
