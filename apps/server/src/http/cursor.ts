import { issue } from '@desirepath/contract/issues';
import type { z } from 'zod';
import { appError } from '../errors/app-error.ts';
import { parsedJson } from './parsed-json.ts';

/** Packs where a page of a list ended into text that means nothing to its bearer. */
export const toCursor = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/**
 * Where the page before ended, as this list's `placeOf` gave it; undefined for the first page.
 * @throws AppError invalid_input for a cursor that this list has not given
 */
export function fromCursor<Place extends z.ZodType>(
  cursor: string | undefined,
  place: Place,
): z.output<Place> | undefined {
  if (cursor === undefined) return undefined;
  const read = place.safeParse(parsedJson(Buffer.from(cursor, 'base64url').toString()));
  if (read.success) return read.data;
  throw appError('invalid_input', { issues: [issue('cursor', 'not_cursor')] });
}

/**
 * One page of a list, out of what was found of it: `limit + 1` rows are asked for, and the one too many says that there is another page.
 * @param placeOf where a row stands in the order of the list, as {@link fromCursor} reads it again
 */
export function pageOf<Row>(
  found: readonly Row[],
  limit: number,
  placeOf: (last: Row) => unknown,
): { items: Row[]; next_cursor: string | null } {
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items, next_cursor: last === undefined ? null : toCursor(placeOf(last)) };
}
