import { FROM, UNTIL } from '../days/queries.ts';
import { isEveryone, sessionsInQuestion } from '../queries.ts';
import type { ResolvedSegment } from '../references.ts';

/**
 * Rows of `events` that belong to the sessions of a question, all of each session; as a condition. Takes what a question
 * binds. Where everyone is asked for, the sessions need not be added up: only those that cross an end of the days are.
 */
export function eventsInQuestion(segment: ResolvedSegment): string {
  const which = isEveryone(segment)
    ? EVERYONE
    : `session_id IN (SELECT session_id FROM (${sessionsInQuestion(segment)}))`;
  return `site_id = {site:UInt32}
    AND day BETWEEN toDate(${FROM}, 'UTC') AND toDate(${UNTIL}, 'UTC') + 1
    AND ${which}`;
}

/** Sessions under way at a moment. */
const acrossMoment = (moment: string) => `
      SELECT session_id FROM sessions AS s
      WHERE site_id = {site:UInt32} AND day BETWEEN toDate(${moment}, 'UTC') - 1 AND toDate(${moment}, 'UTC') + 1
      GROUP BY session_id
      HAVING min(s.started_at) < ${moment} AND max(s.ended_at) >= ${moment}`;

const EVERYONE = `at >= ${FROM} AND session_id NOT IN (${acrossMoment(FROM)})
    AND (at < ${UNTIL} OR session_id IN (${acrossMoment(UNTIL)}))`;
