import { DAY_MS } from '@desirepath/contract/durations';

/** Trackers send what was kept offline up to a day late; and a day of the site ends up to half a day after that of UTC. */
const LATE = 1.5 * DAY_MS;

/** A map of days that go on is made anew this often. */
const FRESH_FOR = 60 * 60_000;

/** Whether more may have come in since a map was made. Times are epoch ms, the day is the last of its range. */
export function isStale(map: { generated_at: number; dates: { to: string } }, now: number): boolean {
  const complete = Date.parse(`${map.dates.to}T00:00:00Z`) + DAY_MS + LATE;
  return map.generated_at < complete && now - map.generated_at > FRESH_FOR;
}
