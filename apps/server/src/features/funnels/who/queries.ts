import type { FunnelOutcome } from '@desirepath/contract/conditions';
import { NIL_UUID_SQL } from '../../../storage/behaviour/nil-uuid.ts';
import { stepBefore } from '../analytics/figures.ts';
import { type RunsQuestion, runs } from '../runs/queries.ts';

/**
 * The sessions behind a count of a funnel, one for each session or visitor that it counts: `session`, `is_dropped`. Of a
 * visitor it is the session in which they did the step, or the last one before it.
 *
 * @param step counted from 1
 */
export function sessionsAtStep(question: RunsQuestion, step: number): string {
  const before = stepBefore(question.definition, step);
  const isVisitor = question.definition.count_by === 'visitor';
  const session = (place: string) => (isVisitor ? place : 'unit');
  const lastDone = `arrayLast(one -> one != ${NIL_UUID_SQL}, arraySlice(sessions, 1, ${step - 1}))`;
  const isDone = (place: number) => `(length(at) >= ${place} AND at[${place}] > 0)`;
  return `
    SELECT NOT ${isDone(step)} AS is_dropped,
      ${step === 1 ? session('sessions[1]') : `if(is_dropped, ${session(lastDone)}, ${session(`sessions[${step}]`)})`} AS session
    FROM (${runs(question)})
    WHERE NOT is_excluded AND ${isDone(step === 1 ? 1 : before)}`;
}

/** Whether a session is one of those of an outcome. */
export const isAtStep = (question: RunsQuestion, step: number, outcome: FunnelOutcome): string =>
  `session_id IN (SELECT session FROM (${sessionsAtStep(question, step)}) WHERE ${outcome === 'dropped' ? '' : 'NOT '}is_dropped)`;
