import { isTransient, type Problem, problemOf } from './problem.ts';

/** Beside what is worth asking again shortly; all else that the server answers stays as it is however often it is asked. */
const PASSING: ReadonlySet<Problem['code']> = new Set(['unexpected', 'internal', 'rate_limited']);

/** Whether what is followed may go on by itself after such a failure. */
export const mayPass = (error: unknown): boolean => isTransient(error) || PASSING.has(problemOf(error).code);
