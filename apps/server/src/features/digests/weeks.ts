import { addDays, dayIn } from '@desirepath/contract/days';
import { HOUR_MS } from '@desirepath/contract/durations';

/** The hour of Monday from which on the mail of the week before is sent: it lies there when the day begins. */
const FROM_HOUR = 7;

/** The last Monday on which it was, or is, time for the mail; `YYYY-MM-DD` in a time zone. */
export function lastMonday(now: number, timeZone: string): string {
  // Hours before it count for the day before: so Monday begins at the hour of the mail.
  const day = dayIn(timeZone, new Date(now - FROM_HOUR * HOUR_MS));
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -sinceMonday);
}

/** The seven days before a Monday. */
export const weekBefore = (monday: string): { from: string; to: string } => ({
  from: addDays(monday, -7),
  to: addDays(monday, -1),
});
