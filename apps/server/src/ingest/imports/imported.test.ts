import { expect, it } from 'vitest';
import { momentOf } from './imported.ts';

const NOW = Date.UTC(2026, 2, 5);

it.each([
  ['2024-05-01T12:34:56.789Z', '2024-05-01T12:34:56.789Z'],
  ['2024-05-01 12:34:56', '2024-05-01T12:34:56.000Z'],
  ['2024-05-01', '2024-05-01T00:00:00.000Z'],
  ['2024-05-01 12:34:56.789+00', '2024-05-01T12:34:56.789Z'],
  ['2024-05-01 12:34:56.789123-07', '2024-05-01T19:34:56.789Z'],
  ['2024-05-01 12:34:56+05:45', '2024-05-01T06:49:56.000Z'],
  ['2024-05-01 12:34:56 UTC', '2024-05-01T12:34:56.000Z'],
])('%s is %s, as any database writes it', (given, moment) => {
  expect(momentOf(given, NOW)).toBe(Date.parse(moment));
});

it.each(['', 'yesterday', '2024-13-01', '1970-01-01', '2999-01-01', '2026-03-07', '12:34:56'])(
  '%s is no time',
  (given) => {
    expect(momentOf(given, NOW)).toBeUndefined();
  },
);
