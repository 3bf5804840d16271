import { type Problem, problemOf } from './problem.ts';

/** What the server answers itself, other than that it is busy, stays as it is however often it is asked. */
const PASSING: ReadonlySet<Problem['code']> = new Set([
  'unreachable',
  'unexpected',
  'internal',
  'ingest_busy',
  'storage_unavailable',
  'request_timeout',
  'rate_limited',
]);

/** Whether what is followed may go on by itself after such a failure. */
export const mayPass = (error: unknown): boolean => PASSING.has(problemOf(error).code);
