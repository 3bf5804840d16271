import { DAY_MS, utcDay } from '../../../storage/behaviour/days.ts';

/** The days up to today, today included, by the calendar of a time zone. @param now epoch ms */
export function lastDays(days: number, timeZone: string, now: number): { from: string; to: string } {
  // Sweden writes days as ISO does.
  const to = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now);
  return { from: utcDay(Date.parse(`${to}T00:00:00Z`) - (days - 1) * DAY_MS), to };
}
