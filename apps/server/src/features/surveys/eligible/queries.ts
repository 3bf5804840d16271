import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { type DayRange, rangeParams } from '../../segments/days/range.ts';
import { segmentParams, sessionsInQuestion } from '../../segments/queries.ts';
import type { ResolvedSegment } from '../../segments/references.ts';

/** Whether a session that began within the range is in a segment, as far as it has been told of. */
export async function isInSegment(
  behaviour: Behaviour,
  range: DayRange,
  segment: ResolvedSegment,
  session: string,
): Promise<boolean> {
  const rows = await behaviour.lookup(
    `SELECT 1 FROM (${sessionsInQuestion(segment, 'AND session_id = {session:UUID}')}) LIMIT 1`,
    { ...rangeParams(range), ...segmentParams(segment), session },
  );
  return rows.length > 0;
}
