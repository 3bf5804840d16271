import { readIssue } from '@desirepath/contract/read-issue';
import type { z } from 'zod';
import { appError } from '../errors/app-error.ts';

/** What was given, as a schema of the contract reads it. @throws AppError invalid_input, which names each field that is wrong */
export function parseInput<Schema extends z.ZodType>(schema: Schema | undefined, given: unknown): z.output<Schema> {
  const read = schema?.safeParse(given);
  if (read?.success) return read.data;
  throw appError('invalid_input', { issues: read?.error.issues.map(readIssue) });
}
