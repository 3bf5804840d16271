import type { Period } from '@desirepath/contract/retention';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { isActText } from '../segments/acts/queries.ts';
import type { Asked } from '../segments/ask.ts';
import { createBinder } from '../segments/bind.ts';
import {
  EVENTS_IN_RANGE,
  FROM,
  isEveryone,
  peopleOf,
  rangeParams,
  segmentParams,
  sessionsInQuestion,
} from '../segments/queries.ts';

/** Acts as text; undefined stands for any page view. */
export interface RetentionQuestion {
  first: string | undefined;
  returning: string | undefined;
  period: Period;
}

/** People of a cohort who did the returning act `later` periods after they had become part of it; all of it where that is 0. */
export interface RetentionRow {
  /** Which period of the range, from 0 on. */
  cohort: number;
  later: number;
  people: number;
}

/** Which period of the range a moment lies in, by the calendar of the site: weeks begin on Monday. */
const periodOf = (period: Period, moment: string) =>
  `toUInt32(date_diff('${period}', toDate(${FROM}, {tz:String}), toDate(${moment}, {tz:String})))`;

/**
 * A person is of the cohort of the first period in which they did the first act; they came back in each later one in which they
 * did the returning act. One row a cohort and a number of periods that anybody came back after.
 */
export async function retention(
  behaviour: Behaviour,
  { range, segment }: Pick<Asked, 'range' | 'segment'>,
  { first, returning, period }: RetentionQuestion,
  signal?: AbortSignal,
): Promise<RetentionRow[]> {
  const people = await peopleOf(behaviour, range.site);
  const { bind, params } = createBinder('act');
  const isFirst = first === undefined ? "type = 'page_view'" : isActText(first, bind);
  const isReturning = returning === undefined ? "type = 'page_view'" : isActText(returning, bind);
  const ofSegment = isEveryone(segment)
    ? ''
    : `AND session_id IN (SELECT session_id FROM (${sessionsInQuestion(segment)}))`;
  return behaviour.rows(
    `SELECT cohort, later, count() AS people
     FROM (
       SELECT p.joined AS cohort,
         arrayJoin(arrayConcat([toUInt32(0)], arrayMap(back -> toUInt32(back - p.joined), p.back))) AS later
       FROM (
         SELECT who, minIf(in_period, is_first) AS joined,
           arrayFilter(back -> back > joined, groupUniqArrayIf(in_period, is_returning)) AS back
         FROM (
           SELECT ${people.person('e')} AS who, ${periodOf(period, 'e.at')} AS in_period,
             (${isFirst} ${ofSegment}) AS is_first, (${isReturning}) AS is_returning
           FROM events AS e ${people.join('e')}
           WHERE ${EVENTS_IN_RANGE} AND ((${isFirst}) OR (${isReturning})))
         GROUP BY who
         HAVING countIf(is_first) > 0) AS p)
     GROUP BY cohort, later
     ORDER BY cohort, later`,
    { ...rangeParams(range), ...segmentParams(segment), ...params },
    signal,
  );
}
