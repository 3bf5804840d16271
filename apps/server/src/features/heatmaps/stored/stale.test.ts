import { expect, test } from 'vitest';
import { isStale } from './stale.ts';

const HOUR = 3_600_000;
const NOON = Date.UTC(2026, 5, 10, 12);

test.each([
  ['made a moment ago', NOON - 60_000, '2026-06-10', false],
  ['made two hours ago, of today', NOON - 2 * HOUR, '2026-06-10', true],
  ['made two hours ago, of last month', NOON - 2 * HOUR, '2026-05-31', false],
  ['made while its last day went on', Date.UTC(2026, 4, 31, 12), '2026-05-31', true],
])('a map %s is stale: %s', (_, generated_at, to, expected) => {
  expect(isStale({ generated_at, dates: { to } }, NOON)).toBe(expected);
});
