import type { SegmentSize } from '@desirepath/contract/segments';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { type DayRange, rangeParams } from '../days/range.ts';
import { countPeople, peopleOf } from '../people/queries.ts';
import { segmentParams, sessionsInQuestion } from '../queries.ts';
import type { ResolvedSegment } from '../references.ts';

/** Sessions and visitors of a segment, and of the days it is looked for in. */
export async function segmentSize(
  behaviour: Behaviour,
  range: DayRange,
  segment: ResolvedSegment,
  signal?: AbortSignal,
): Promise<SegmentSize> {
  const people = await peopleOf(behaviour, range.site);
  const count = (of: ResolvedSegment) =>
    behaviour.rows<{ sessions: number; visitors: number }>(
      `SELECT count() AS sessions, ${countPeople(people, 'q')} AS visitors
       FROM (${sessionsInQuestion(of)}) AS q ${people.join('q')}`,
      { ...rangeParams(range), ...segmentParams(of) },
      signal,
    );
  const [[part], [all]] = await Promise.all([count(segment), count({})]);
  return {
    sessions: part?.sessions ?? 0,
    visitors: part?.visitors ?? 0,
    all_sessions: all?.sessions ?? 0,
    all_visitors: all?.visitors ?? 0,
  };
}
