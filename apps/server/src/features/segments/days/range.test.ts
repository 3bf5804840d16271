import { expect, test } from 'vitest';
import { asFarAs, rangeBefore, rangeOf, rangeParams } from './range.ts';

const NOW = Date.parse('2026-06-10T22:30:40Z');

test.each([
  ['UTC', '2026-06-10', '22:30'],
  ['Europe/Berlin', '2026-06-11', '00:30'],
  ['Asia/Kathmandu', '2026-06-11', '04:15'],
])('in %s what %s is compared with ends at the time of day that it is', (timeZone, today, time) => {
  const range = rangeOf({ site: 1, from: today, to: today }, timeZone);
  const compared = asFarAs(range, rangeBefore(range), NOW);
  expect(compared.until).toBe(time);
  expect(rangeParams(compared).until).toBe(`${compared.to} ${time}:00`);
});

test('days that are over are compared with whole days', () => {
  const range = rangeOf({ site: 1, from: '2026-06-08', to: '2026-06-09' }, 'UTC');
  expect(asFarAs(range, rangeBefore(range), NOW)).toEqual(rangeBefore(range));
});
