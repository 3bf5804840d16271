import { t } from '@lingui/core/macro';
import { habits } from '../language/i18n.ts';

/** How figures are written: by the language chosen and the reader's habits within it. */
const locale = habits();

const number = new Intl.NumberFormat(locale);
const COMPACT = { notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: 1 } as const;
const compact = new Intl.NumberFormat(locale, COMPACT);
const decimals = (digits: number) =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
const [tenths, thousandths] = [decimals(1), decimals(3)];
const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
const wholePercent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
const regions = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
const languages = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' });
const currencies = new Intl.DisplayNames(locale, { type: 'currency', fallback: 'code' });
const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
const all = new Intl.ListFormat(locale, { type: 'conjunction' });
const either = new Intl.ListFormat(locale, { type: 'disjunction' });

/** An amount of time in one unit, as short as it can be said: `5m`, `05m`. */
const timeUnit = (unit: 'second' | 'minute' | 'hour', minimumIntegerDigits = 1) =>
  new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'narrow',
    minimumIntegerDigits,
    maximumFractionDigits: 1,
  });
const [seconds1, seconds2] = [timeUnit('second'), timeUnit('second', 2)];
const [minutes1, minutes2, hours1] = [timeUnit('minute'), timeUnit('minute', 2), timeUnit('hour')];

/** `12,345`; from a hundred thousand on `123.5K`. */
export const formatCount = (count: number): string => (count < 100_000 ? number.format(count) : compact.format(count));

/** All digits, for tables. */
export const formatNumber = (count: number): string => number.format(count);

/**
 * What something is worth, short: `$12.50`, `$1,250`, `$123.5K`; a plain figure where no currency is said.
 * @param currency ISO 4217
 */
export function formatWorth(amount: number, currency: string | null): string {
  const size = Math.abs(amount);
  if (currency === null) return formatCount(size < 1000 ? amount : Math.round(amount));
  const digits =
    size < 1000
      ? { trailingZeroDisplay: 'stripIfInteger' as const }
      : size < 100_000
        ? { maximumFractionDigits: 0 }
        : COMPACT;
  return new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits }).format(amount);
}

/** The same with all digits, for tables: `$1,250.00`. */
export const formatExactWorth = (amount: number, currency: string | null): string =>
  currency === null
    ? formatNumber(amount)
    : new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount);

/** A figure to the tenth: `3.0`, `12.4`. */
export const formatTenths = (figure: number): string => tenths.format(figure);

/** A figure to the thousandth: `0.104`. */
export const formatThousandths = (figure: number): string => thousandths.format(figure);

/** A share from 0 to 1: `41.3%`; without the fraction from ten on where `whole`. */
export const formatShare = (share: number, whole = false): string => (whole ? wholePercent : percent).format(share);

/** Milliseconds as a person would say them: `0s`, `45s`, `3m 20s`, `1h 05m`. */
export function formatDuration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return seconds1.format(seconds);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes1.format(minutes)} ${seconds2.format(seconds % 60)}`;
  return `${hours1.format(Math.floor(minutes / 60))} ${minutes2.format(minutes % 60)}`;
}

/** As `formatDuration`, to the tenth of a second where it is short: `0.4s`, `3.2s`, `45s`. */
export const formatSeconds = (ms: number): string => (ms < 10_000 ? seconds1.format(ms / 1000) : formatDuration(ms));

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** `a, b and c`, as the language lists things. */
export const formatAll = (things: readonly string[]): string => all.format(things);

/** `a, b or c`. */
export const formatEither = (things: readonly string[]): string => either.format(things);

/** An amount of data in powers of a thousand, as disks are sold: `0 bytes`, `4.2 MB`. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const unit = BYTE_UNITS[power];
  const unitDisplay = power === 0 ? 'long' : 'short';
  const options = { style: 'unit', unit, unitDisplay, maximumSignificantDigits: 3 } as const;
  return new Intl.NumberFormat(locale, options).format(bytes / 1000 ** power);
}

/** A position in a recording: `0:07`, `12:30`, `1:02:03`. */
export function formatClock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const tail = String(seconds % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}

/** A moment (ISO) by the reader's own clock: `22 Nov 2026, 20:17`. */
export const formatMoment = (moment: string): string => dateTime.format(new Date(moment));

/** The time of a moment (ISO) of today, to the second: `20:17:05`. */
export const formatTime = (moment: string): string => time.format(new Date(moment));

/** `3 minutes ago`, `yesterday`. */
export function formatAgo(moment: string, now: Date): string {
  const seconds = Math.round((Date.parse(moment) - now.getTime()) / 1000);
  const units = [
    ['second', 60],
    ['minute', 60],
    ['hour', 24],
    ['day', 30],
    ['month', 12],
  ] as const;
  let amount = seconds;
  for (const [unit, next] of units) {
    if (Math.abs(amount) < next) return relative.format(amount, unit);
    amount = Math.round(amount / next);
  }
  return relative.format(amount, 'year');
}

/** A day (ISO date) or a span of days: `22 Nov 2026`, `1 – 22 Nov 2026`. */
export function formatDays(from: string, to: string): string {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return day.formatRange(new Date(from), new Date(to));
}

/** The name of a country by its ISO code; the code itself where it is not known. */
export function countryName(code: string): string {
  if (!code) return t`Unknown`;
  try {
    return regions.of(code) ?? code;
  } catch {
    return code; // not two letters: whatever it is, show it
  }
}

/** The name of a language by its BCP 47 tag; the tag itself where it is not known. */
export function languageName(tag: string): string {
  try {
    return languages.of(tag) ?? tag;
  } catch {
    return tag; // not a tag: whatever it is, show it
  }
}

/** The name of a currency by its ISO 4217 code; the code itself where it is not known. */
export const currencyName = (code: string): string => currencies.of(code) ?? code;

/** The flag of a country: its two letters as regional indicators. Systems without flags show the letters. */
export const countryFlag = (code: string): string =>
  /^[A-Z]{2}$/.test(code)
    ? String.fromCodePoint(...[...code].map((letter) => 0x1f1e6 + letter.charCodeAt(0) - 65))
    : '';
