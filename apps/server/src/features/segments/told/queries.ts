import type { Behaviour, QueryParams } from '../../../storage/behaviour/open.ts';
import { MOST_IDS } from '../events/queries.ts';
import {
  asksWithin,
  type DayRange,
  daysIn,
  rangeParams,
  SESSION_ROWS,
  segmentParams,
  sessionsInQuestion,
  sessionsOfRows,
  shortHashOfId,
} from '../queries.ts';
import type { ResolvedSegment } from '../references.ts';

/*
 * Nearly all sessions have one row, which needs not be added up, and to add up is most of what figures of all sessions cost. Which
 * have several (those across midnight, and those that the engine has not yet merged) is asked first, which takes half of what is then spared.
 */

/** Of fewer days there is too little to be spared. */
const FEW_DAYS = 7;

/**
 * To the newest days what goes on now adds rows between the two questions: there all sessions are added up. A session begun
 * before midnight is of two, and a clock may run ahead.
 */
const NEWEST_DAYS = 3;

const ID = shortHashOfId('s.session_id');

/** What {@link sessionsInQuestion} gives, and what it binds; for figures of all sessions of many days. */
export async function sessionsTold(
  behaviour: Behaviour,
  range: DayRange,
  segment: ResolvedSegment,
  signal?: AbortSignal,
): Promise<{ sql: string; params: QueryParams }> {
  const params = { ...rangeParams(range), ...segmentParams(segment) };
  const plain = { sql: sessionsInQuestion(segment), params };
  // The two halves would each ask what the segment asks.
  if (daysIn(range) <= FEW_DAYS || asksWithin(segment)) return plain;
  const [found] = await behaviour.rows<{ newest: string; ids: number[] }>(
    `SELECT (SELECT max(day) FROM sessions WHERE ${SESSION_ROWS}) - ${NEWEST_DAYS - 1} AS newest, groupArray(${MOST_IDS + 1})(id) AS ids
     FROM (SELECT ${ID} AS id FROM sessions AS s WHERE ${SESSION_ROWS} GROUP BY id HAVING count() > 1)`,
    rangeParams(range),
    signal,
  );
  if (!found || found.ids.length > MOST_IDS) return plain;
  const several = `(day >= {several_from:Date} OR ${ID} IN ({several:Array(UInt64)}))`;
  return {
    sql: sessionsOfRows(segment, several),
    params: { ...params, several_from: found.newest, several: found.ids },
  };
}
