import { DAY_MS } from './durations.ts';

/** Days are ISO dates such as `2026-03-29`; they carry no time and no zone. */
export interface DateRange {
  from: string;
  to: string;
}

/** The days between which the store's dates hold every moment, in whatever time zone. */
export const FIRST_DAY = '1971-01-01';
export const LAST_DAY = '2099-12-31';
export const isInReach = (day: string): boolean => day >= FIRST_DAY && day <= LAST_DAY;

export const RANGE_PRESETS = ['today', 'yesterday', '7d', '30d', '90d', 'this-month', 'last-month', '12m'] as const;
export type RangePreset = (typeof RANGE_PRESETS)[number];

// A day stands for its midnight in UTC, where every day has 24 hours: adding days cannot stumble over a clock change.
const toUtc = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const fromUtc = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Which day it is in a time zone. */
export function dayIn(timeZone: string, now: Date): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const part = (type: string) => parts.formatToParts(now).find((given) => given.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

export const addDays = (day: string, days: number): string => fromUtc(toUtc(day) + days * DAY_MS);

/** Days in the range, both ends counted. */
export const daysIn = ({ from, to }: DateRange): number => Math.round((toUtc(to) - toUtc(from)) / DAY_MS) + 1;

/** The days a preset means today, in the time zone of the site. The last day of the rolling ones is today. */
export function rangeOf(preset: RangePreset, timeZone: string, now: Date): DateRange {
  const today = dayIn(timeZone, now);
  const monthStart = (monthsBack: number) => {
    const date = new Date(toUtc(today));
    return fromUtc(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - monthsBack, 1));
  };
  switch (preset) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: addDays(today, -1), to: addDays(today, -1) };
    case '7d':
      return { from: addDays(today, -6), to: today };
    case '30d':
      return { from: addDays(today, -29), to: today };
    case '90d':
      return { from: addDays(today, -89), to: today };
    case 'this-month':
      return { from: monthStart(0), to: today };
    case 'last-month':
      return { from: monthStart(1), to: addDays(monthStart(0), -1) };
    case '12m':
      return { from: monthStart(11), to: today };
  }
}
