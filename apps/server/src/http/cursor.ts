import { issue } from '@desirepath/contract/issues';
import type { z } from 'zod';
import { appError } from '../errors/app-error.ts';

/** Packs where a page of a list ended into text that means nothing to its bearer. */
export const toCursor = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** @throws AppError invalid_input for a cursor that this list has not given */
export function fromCursor<Place extends z.ZodType>(cursor: string, place: Place): z.output<Place> {
  const read = place.safeParse(parse(Buffer.from(cursor, 'base64url').toString()));
  if (read.success) return read.data;
  throw appError('invalid_input', { issues: [issue('cursor', 'not_cursor')] });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // not JSON is as wrong as any other wrong value, and told the same
  }
}
