import { DAY_MS } from '@desirepath/contract/durations';

/** Days that the synthetic events are spread over. */
export const DAYS = 90;

/** Days of a site, as questions have them. */
export type Range = { from: string; to: string };

/** The UTC day of a moment (epoch ms), and of one so many days later. */
export const dayOf = (at: number, later = 0): string => new Date(at + later * DAY_MS).toISOString().slice(0, 10);

/** The moment (epoch ms) at which events begin that end then. */
export const beginOf = (until: number): number => until - DAYS * DAY_MS;

/** What is asked for, of events that end then: without the first day, which is not whole. */
export const daysUntil = (until: number): Range => ({ from: dayOf(until, 1 - DAYS), to: dayOf(until) });
