import { OPERATION } from '@desirepath/contract/limits';
import { expect, test } from 'vitest';
import { SlowQueries } from './slow-queries.ts';

test('a question that was slow more than once is one, with the longest that it took', () => {
  let now = 1_000;
  const slow = new SlowQueries(() => now);
  slow.note('SELECT 1\n  FROM events', 700);
  now = 2_000;
  slow.note('SELECT 1 FROM events', 650);
  slow.note('SELECT 2', OPERATION.slowMs - 1);
  slow.note('SELECT 3', 900.4);
  expect(slow.all()).toEqual([
    { question: 'SELECT 3', times: 1, slowest_ms: 900, last_at: 2_000 },
    { question: 'SELECT 1 FROM events', times: 2, slowest_ms: 700, last_at: 2_000 },
  ]);
});

test('of too many the one that has not come for the longest is forgotten', () => {
  const slow = new SlowQueries(() => 0);
  for (let index = 0; index < OPERATION.slowQueries; index++) slow.note(`SELECT ${index}`, 1_000 - index / 10);
  slow.note('SELECT 0', 600);
  slow.note('SELECT new', 600);
  const kept = slow.all().map(({ question }) => question);
  expect(kept).toHaveLength(OPERATION.slowQueries);
  expect(kept).toContain('SELECT 0');
  expect(kept).not.toContain('SELECT 1');
});
