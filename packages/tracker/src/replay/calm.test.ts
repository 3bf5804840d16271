import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createCalm } from './calm.ts';

beforeEach(() => vi.useFakeTimers({ now: 0 }));
afterEach(() => vi.useRealTimers());

const calmOf = (read: (id: number, name: string) => string | null | undefined = () => 'now') => {
  const written: unknown[] = [];
  return { written, calm: createCalm({ clock: Date.now, read, write: (changes) => written.push(...changes) }) };
};
const style = (id: number, value = 'left: 1px') => ({ id, attributes: { style: value } });

test('an element that is animated frame by frame is told ten times, then once a second as it is', () => {
  const { calm, written } = calmOf();
  let passed = 0;
  for (let ms = 0; ms < 10_000; ms += 100) {
    passed += calm.pass([style(1)]).length;
    vi.advanceTimersByTime(100);
  }
  expect(passed).toBeLessThanOrEqual(11);
  expect(passed + written.length).toBeLessThanOrEqual(21);
  expect(written.at(-1)).toEqual({ id: 1, attributes: { style: 'now' } });
});

test('what it comes to rest at is told, and after a rest all is told at once again', () => {
  const { calm, written } = calmOf(() => 'left: 99px');
  for (let count = 0; count < 12; count++) calm.pass([style(1)]);
  vi.advanceTimersByTime(1000);
  expect(written).toEqual([{ id: 1, attributes: { style: 'left: 99px' } }]);
  vi.advanceTimersByTime(20_000);
  for (let count = 0; count < 10; count++) expect(calm.pass([style(1)])).toHaveLength(1);
});

test.each([
  ['words', { title: 'one' }],
  ['words beside looks', { style: 'left: 1px', class: 'open' }],
  ['a picture, whose address is whole here alone', { style: 'background: url(https://shop.example/a.png)' }],
])('%s always pass', (_, attributes) => {
  const { calm } = calmOf();
  for (let count = 0; count < 50; count++) expect(calm.pass([{ id: 1, attributes }])).toHaveLength(1);
});

test('an element that is gone is told of no more, and where very many move each waits its turn', () => {
  const { calm, written } = calmOf((id) => (id === 1 ? undefined : 'now'));
  for (let count = 0; count < 12; count++) for (let id = 1; id <= 150; id++) calm.pass([style(id)]);
  vi.advanceTimersByTime(1000);
  expect(written.length).toBeLessThanOrEqual(100);
  vi.advanceTimersByTime(1000);
  expect(written).toHaveLength(149);
});

test('what is held back when a page ends is told then, of however many', () => {
  const { calm, written } = calmOf();
  for (let count = 0; count < 12; count++) for (let id = 1; id <= 150; id++) calm.pass([style(id)]);
  calm.flush();
  expect(written).toHaveLength(150);
  vi.advanceTimersByTime(5000);
  expect(written).toHaveLength(150);
});
