import { COUNTRIES } from './places.ts';

const HOUR = 60 * 60 * 1000;

/** Visits by hour of the visitor's day, the busiest being 1: a dip after lunch, a peak on the sofa at nine. */
const HOURS = [
  0.14, 0.07, 0.04, 0.03, 0.03, 0.06, 0.15, 0.32, 0.48, 0.58, 0.64, 0.68, 0.72, 0.64, 0.6, 0.6, 0.62, 0.66, 0.74, 0.88,
  1, 0.96, 0.7, 0.36,
] as const;

/** Sunday first. People look for pots on Sundays and answer e-mail on Wednesdays. */
const WEEKDAYS = [1, 0.84, 0.78, 0.76, 0.8, 0.74, 0.86] as const;

/** How busy the shop is for somebody with this UTC offset (hours) at this moment (epoch ms): above 0, up to 1. */
export function busyness(at: number, utcOffset: number): number {
  const local = new Date(at + utcOffset * HOUR);
  return (HOURS[local.getUTCHours()] ?? 1) * (WEEKDAYS[local.getUTCDay()] ?? 1);
}

/** The same for everybody together. */
export function crowdBusyness(at: number): number {
  let sum = 0;
  let people = 0;
  for (const { weight, utcOffset } of COUNTRIES) {
    sum += weight * busyness(at, utcOffset);
    people += weight;
  }
  return sum / people;
}
