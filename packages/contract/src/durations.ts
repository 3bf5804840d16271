/** Stretches of time in milliseconds. A day is one of UTC: where clocks change, some days of a time zone are an hour longer or shorter. */
export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
