import type { Behaviour, QueryParams } from '../../../storage/behaviour/open.ts';
import { EVENTS_OF_SESSIONS, FROM, UNTIL } from '../days/queries.ts';
import { type DayRange, rangeParams } from '../days/range.ts';
import { hashOfId, shortHashOfId } from '../hash-of-id.ts';
import { isEveryone, sessionsInQuestion } from '../queries.ts';
import type { ResolvedSegment } from '../references.ts';

const ID = hashOfId('session_id');

/**
 * Rows of `events` that belong to the sessions of a question, all of each session; as a condition. Takes what a question
 * binds. Where everyone is asked for, the sessions need not be added up: only those that cross an end of the days are.
 */
export function eventsInQuestion(segment: ResolvedSegment): string {
  const which = isEveryone(segment)
    ? everyone(ID, { first: acrossMoment(FROM, ID), last: acrossMoment(UNTIL, ID) })
    : `session_id IN (SELECT session_id FROM (${sessionsInQuestion(segment)}))`;
  return `${EVENTS_OF_SESSIONS} AND ${which}`;
}

/** As many ids are put into a question itself: more of them take longer to read than to find. */
export const MOST_IDS = 20_000;

/** The same of everyone, and what it binds, for who asks several questions at once: the sessions that cross an end of the days are found once. */
export async function eventsOfEveryone(
  behaviour: Behaviour,
  range: DayRange,
  signal?: AbortSignal,
): Promise<{ sql: string; params: QueryParams }> {
  const params = rangeParams(range);
  const ids = (crosses: string) => `groupArrayIf(${MOST_IDS + 1})(id, ${crosses})`;
  const [across] = await behaviour.rows<{ first: number[]; last: number[] }>(
    `SELECT ${ids('crosses_first')} AS first, ${ids('crosses_last')} AS last
     FROM (
       SELECT ${shortHashOfId('session_id')} AS id, ${isAcross(FROM)} AS crosses_first, ${isAcross(UNTIL)} AS crosses_last
       FROM sessions AS s
       WHERE site_id = {site:UInt32} AND (${daysAround(FROM)} OR ${daysAround(UNTIL)})
       GROUP BY session_id
       HAVING crosses_first OR crosses_last)`,
    params,
    signal,
  );
  if (!across || across.first.length > MOST_IDS || across.last.length > MOST_IDS)
    return { sql: eventsInQuestion({}), params };
  // To look each event up in a list that is empty takes as long as in any other.
  const which = everyone(shortHashOfId('session_id'), {
    first: across.first.length > 0 && '{across_first:Array(UInt64)}',
    last: across.last.length > 0 && '{across_last:Array(UInt64)}',
  });
  return {
    sql: `${EVENTS_OF_SESSIONS} AND ${which}`,
    params: { ...params, across_first: across.first, across_last: across.last },
  };
}

/** @param id of sessions, as those are told by that cross the first moment and the last; false where none do */
const everyone = (id: string, { first, last }: Record<'first' | 'last', string | false>) =>
  `at >= ${FROM}${first ? ` AND ${id} NOT IN (${first})` : ''} AND ${last ? `(at < ${UNTIL} OR ${id} IN (${last}))` : `at < ${UNTIL}`}`;

/** Sessions under way at a moment. */
const acrossMoment = (moment: string, id: string) => `
      SELECT ${id} FROM sessions AS s
      WHERE site_id = {site:UInt32} AND ${daysAround(moment)}
      GROUP BY session_id
      HAVING ${isAcross(moment)}`;

const daysAround = (moment: string) => `day BETWEEN toDate(${moment}, 'UTC') - 1 AND toDate(${moment}, 'UTC') + 1`;

const isAcross = (moment: string) => `min(s.started_at) < ${moment} AND max(s.ended_at) >= ${moment}`;
