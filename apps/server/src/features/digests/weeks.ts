import { DAY_MS, utcDay } from '../../storage/behaviour/days.ts';

/** The hour of Monday from which on the mail of the week before is sent: it lies there when the day begins. */
const FROM_HOUR = 7;

/** The last Monday on which it was, or is, time for the mail; `YYYY-MM-DD` in a time zone. */
export function lastMonday(now: number, timeZone: string): string {
  // Hours that are not over count for the day before: so Monday begins at the hour of the mail. Sweden writes days as ISO does.
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now - FROM_HOUR * 3_600_000);
  const noon = Date.parse(`${day}T12:00:00Z`);
  const weekday = (new Date(noon).getUTCDay() + 6) % 7;
  return utcDay(noon - weekday * DAY_MS);
}

/** The seven days before a Monday, and the seven before these. */
export function weekBefore(monday: string): { from: string; to: string } {
  const noon = Date.parse(`${monday}T12:00:00Z`);
  return { from: utcDay(noon - 7 * DAY_MS), to: utcDay(noon - DAY_MS) };
}
