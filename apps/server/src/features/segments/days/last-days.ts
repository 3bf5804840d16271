import { addDays, dayIn } from '@desirepath/contract/days';

/** The days up to today, today included, by the calendar of a time zone. @param now epoch ms */
export function lastDays(days: number, timeZone: string, now: number): { from: string; to: string } {
  const to = dayIn(timeZone, new Date(now));
  return { from: addDays(to, 1 - days), to };
}
