import type { BoardDays } from '@desirepath/contract/tiles';
import type { QuestionSearch } from '../../app/search.ts';

/** Days of a board as an address says them. */
export const searchOfDays = (days: BoardDays): Pick<QuestionSearch, 'range' | 'from' | 'to'> =>
  'preset' in days ? { range: days.preset } : days;

/** The days that an address names, as a board or a tile keeps them; nothing where it names none. */
export function daysOfSearch({ range, from, to }: QuestionSearch): BoardDays | undefined {
  if (range) return { preset: range };
  return from && to ? { from, to } : undefined;
}
