import { expect, it } from 'vitest';
import {
  countryFlag,
  countryName,
  formatAgo,
  formatClock,
  formatDuration,
  formatExactWorth,
  formatSeconds,
  formatWorth,
  languageName,
} from './format.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

it.each([
  [0, '0s'],
  [499, '0s'],
  [59_499, '59s'],
  [59_500, '1m 00s'],
  [3 * MINUTE + 20 * SECOND, '3m 20s'],
  [HOUR - 1, '1h 00m'],
  [HOUR + 5 * MINUTE, '1h 05m'],
])('%d ms last %s', (ms, text) => expect(formatDuration(ms)).toBe(text));

it.each([
  [0, '0s'],
  [420, `${(0.4).toLocaleString()}s`],
  [3_000, '3s'],
  [10_400, '10s'],
  [MINUTE, '1m 00s'],
])('%d ms are said as %s where tenths matter', (ms, text) => expect(formatSeconds(ms)).toBe(text));

it.each([
  [12.5, 'USD', '$12.50', '$12.50'],
  [12, 'USD', '$12', '$12.00'],
  [1250.4, 'EUR', '€1,250', '€1,250.40'],
  [-123_456, 'USD', '-$123.5K', '-$123,456.00'],
  [980, 'JPY', '¥980', '¥980'],
  [12.5, null, '12.5', '12.5'],
  [1250.4, null, '1,250', '1,250.4'],
])('what is worth %d in %s is said as %s and %s', (amount, currency, short, exact) => {
  expect(formatWorth(amount, currency)).toBe(short);
  expect(formatExactWorth(amount, currency)).toBe(exact);
});

it.each([
  [0, '0:00'],
  [7999, '0:07'],
  [12 * MINUTE + 30 * SECOND, '12:30'],
  [HOUR + 2 * MINUTE + 3 * SECOND, '1:02:03'],
])('%d ms into a recording are at %s', (ms, text) => expect(formatClock(ms)).toBe(text));

it('how long ago something was is said in the largest fitting unit', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  const language = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
  expect(formatAgo('2026-11-22T11:59:56.000Z', now)).toBe(language.format(-4, 'second'));
  expect(formatAgo('2026-11-22T11:57:00.000Z', now)).toBe(language.format(-3, 'minute'));
  expect(formatAgo('2026-11-21T12:00:00.000Z', now)).toBe(language.format(-1, 'day'));
  expect(formatAgo('2024-11-22T12:00:00.000Z', now)).toBe(language.format(-2, 'year'));
});

it('a country that is not known is called so, and one that is none is shown as it is', () => {
  expect(countryName('')).toBe('Unknown');
  expect(countryName('<script>')).toBe('<script>');
  expect(countryFlag('<script>')).toBe('');
  expect(countryFlag('DE')).toBe('🇩🇪');
});

it('a language that is none is shown as it is', () => {
  expect(languageName('de')).toBe(new Intl.DisplayNames(undefined, { type: 'language' }).of('de'));
  expect(languageName('<script>')).toBe('<script>');
});
