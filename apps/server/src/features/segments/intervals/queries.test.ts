import { expect, it } from 'vitest';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { withTestBehaviour } from '../../../testing/behaviour.testing.ts';
import { bucketsOf } from './queries.ts';

let behaviour: Behaviour;
withTestBehaviour((opened) => {
  behaviour = opened;
});

// Clocks go from 2:00 to 3:00 on 29 March, a Sunday, and back on 25 October.
it.each([
  ['minute', '2026-03-29', '2026-03-29', 23 * 60, '2026-03-28T23:00', '2026-03-29T21:59'],
  ['hour', '2026-03-29', '2026-03-29', 23, '2026-03-28T23:00', '2026-03-29T21:00'],
  ['hour', '2026-10-25', '2026-10-25', 25, '2026-10-24T22:00', '2026-10-25T22:00'],
  ['day', '2026-03-28', '2026-03-30', 3, '2026-03-27T23:00', '2026-03-29T22:00'],
  ['week', '2026-03-29', '2026-03-30', 2, '2026-03-22T23:00', '2026-03-29T22:00'],
  ['month', '2026-02-28', '2026-04-01', 3, '2026-01-31T23:00', '2026-03-31T22:00'],
] as const)('by the %s, %s to %s in Berlin are %d intervals', async (interval, from, to, count, first, last) => {
  const range = { site: 1, from, to, timeZone: 'Europe/Berlin' };
  const found = await bucketsOf(behaviour, range, interval);
  expect(found).toHaveLength(count);
  expect([found[0], found.at(-1)]).toEqual([first, last].map((at) => Date.parse(`${at}Z`)));
  expect(found).toEqual(found.toSorted((one, other) => one - other));
});

// Clocks go from 0:00 to 1:00 on 6 September, a Sunday: that day begins at 1:00.
it.each([
  ['hour', '2026-09-05', '2026-09-05', 24, '2026-09-05T04:00', '2026-09-06T03:00'],
  ['hour', '2026-09-06', '2026-09-06', 23, '2026-09-06T04:00', '2026-09-07T02:00'],
  ['minute', '2026-09-06', '2026-09-06', 23 * 60, '2026-09-06T04:00', '2026-09-07T02:59'],
  ['day', '2026-09-06', '2026-09-07', 2, '2026-09-06T04:00', '2026-09-07T03:00'],
] as const)('by the %s, %s to %s in Santiago are %d intervals', async (interval, from, to, count, first, last) => {
  const found = await bucketsOf(behaviour, { site: 1, from, to, timeZone: 'America/Santiago' }, interval);
  expect(found).toHaveLength(count);
  expect([found[0], found.at(-1)]).toEqual([first, last].map((at) => Date.parse(`${at}Z`)));
});

it('a day that ends in its course has the intervals that have begun by then', async () => {
  const range = { site: 1, from: '2026-03-29', to: '2026-03-29', until: '08:30', timeZone: 'Europe/Berlin' };
  expect(await bucketsOf(behaviour, range, 'hour')).toHaveLength(8);
  expect(await bucketsOf(behaviour, range, 'minute')).toHaveLength(7 * 60 + 30);
  expect(await bucketsOf(behaviour, { ...range, until: '00:00' }, 'hour')).toEqual([]);
  const skipped = { site: 1, from: '2026-09-06', to: '2026-09-06', until: '00:30', timeZone: 'America/Santiago' };
  expect(await bucketsOf(behaviour, skipped, 'minute')).toEqual([]);
});
