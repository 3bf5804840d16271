import type { TimelineEvent } from '@desirepath/contract/recordings';
import { expect, test } from 'vitest';
import { barOf, requestsOf, WATERFALL_MS } from './waterfall.ts';

const recorded = (name: string, at: number) => ({
  name,
  method: 'GET',
  kind: 'fetch',
  status: 200,
  at,
  duration: 100,
  bytes: 1,
});
const told = (name: string, endedAt: number): TimelineEvent => ({
  at: new Date(endedAt).toISOString(),
  type: 'request',
  path: '/',
  title: '',
  name: `GET ${name}`,
  element: '',
  element_text: '',
  value: 100,
  status: 503,
  reason: 'failed',
  message: '',
  tab_id: '00000000-0000-4000-8000-000000000001',
});

test('a request that was recorded and told of is listed once; one that was only told of, too', () => {
  const requests = requestsOf(
    [recorded('https://shop.example/a?x=1', 10_000), recorded('https://shop.example/b', 30_000)],
    [told('https://shop.example/a', 10_100), told('https://shop.example/c', 20_100)],
  );
  expect(requests.map(({ name, at }) => [name.slice(-5), at])).toEqual([
    ['a?x=1', 10_000],
    ['ple/c', 20_000],
    ['ple/b', 30_000],
  ]);
});

test('a bar never leaves its window, however long the request took', () => {
  const bar = barOf({ ...recorded('/', 5_000), duration: 10 * WATERFALL_MS }, 0);
  expect(bar).toEqual({ left: 0.5, width: 0.5 });
  expect(barOf(recorded('/', -50_000), 0)).toEqual({ left: 0, width: 0.01 });
});
