import type { Reference } from '@desirepath/contract/conditions';
import { addDays, daysIn } from '@desirepath/contract/days';
import type { Period } from '@desirepath/contract/periods';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { isActText } from '../segments/acts/queries.ts';
import type { Asked } from '../segments/ask.ts';
import { type Bind, createBinder } from '../segments/bind.ts';
import { EVENTS_IN_RANGE, FROM } from '../segments/days/queries.ts';
import { type DayRange, rangeParams } from '../segments/days/range.ts';
import { hashOfId } from '../segments/hash-of-id.ts';
import { type People, peopleOf } from '../segments/people/queries.ts';
import { isEveryone, segmentParams, sessionsInQuestion } from '../segments/queries.ts';
import type { ResolvedSegment } from '../segments/references.ts';

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

/** Which period of the range a day lies in, from 0 on, by the calendar of the site: weeks begin on Monday. */
const periodOf = (period: Period, day: string) =>
  `toUInt32(date_diff('${period}', toDate(${FROM}, {tz:String}), ${day}))`;

/** Days of a period, at least. */
const DAYS: Record<Period, number> = { day: 1, week: 7, month: 28 };

/** Periods in which something holds, in order: a bit for each is a third of what a set of them costs, for each person. */
function periodsIn(condition: string, range: DayRange, period: Period): string {
  const words = Math.ceil((daysIn(range) / DAYS[period] + 2) / 64);
  const inWord = Array.from({ length: words }, (_, word) => {
    const bits = `groupBitOrIf(bitShiftLeft(toUInt64(1), bitAnd(in_period, 63)), ${condition} AND intDiv(in_period, 64) = ${word})`;
    return `arrayMap(place -> place + ${64 * word}, bitPositionsToArray(${bits}))`;
  });
  return `arrayConcat(${inWord.join(', ')})`;
}

/**
 * A person is of the cohort of the first period in which they did the first act; they came back in each later one in which they
 * did the returning act. One row a person (`who`, see {@link hashOfId}), with the first and with what is told of the later ones.
 */
function peopleOfCohorts(
  people: People,
  segment: ResolvedSegment,
  { first, returning, period }: RetentionQuestion,
  { back, bind, within }: { back: string; bind: Bind; within?: Bind },
): string {
  const isFirst = first === undefined ? "type = 'page_view'" : isActText(first, bind);
  const isReturning = returning === undefined ? "type = 'page_view'" : isActText(returning, bind);
  const ofSegment = isEveryone(segment)
    ? ''
    : `AND session_id IN (SELECT session_id FROM (${sessionsInQuestion(segment, '', within)}))`;
  return `
    SELECT who, minIf(in_period, is_first) AS joined, ${back} AS back
    FROM (
      SELECT ${hashOfId(people.person('e'))} AS who, ${periodOf(period, 'toDate(e.at, {tz:String})')} AS in_period,
        (${isFirst} ${ofSegment}) AS is_first, (${isReturning}) AS is_returning
      FROM events AS e ${people.join('e')}
      WHERE ${EVENTS_IN_RANGE} AND ((${isFirst}) OR (${isReturning})))
    GROUP BY who
    HAVING countIf(is_first) > 0`;
}

/** One row a cohort and a number of periods that anybody came back after. */
export async function retention(
  behaviour: Behaviour,
  { range, segment }: Pick<Asked, 'range' | 'segment'>,
  question: RetentionQuestion,
  signal?: AbortSignal,
): Promise<RetentionRow[]> {
  const people = await peopleOf(behaviour, range.site);
  const { bind, params } = createBinder('act');
  const back = `arrayFilter(one -> one > joined, ${periodsIn('is_returning', range, question.period)})`;
  return behaviour.rows(
    `SELECT cohort, later, count() AS people
     FROM (
       SELECT p.joined AS cohort,
         arrayJoin(arrayConcat([toUInt32(0)], arrayMap(back -> toUInt32(back - p.joined), p.back))) AS later
       FROM (${peopleOfCohorts(people, segment, question, { back, bind })}) AS p)
     GROUP BY cohort, later
     ORDER BY cohort, later`,
    { ...rangeParams(range), ...segmentParams(segment), ...params },
    signal,
  );
}

type Cell = Extract<Reference, { kind: 'cohort' }>;

/** Whether a session is of somebody whom a cell of the table counts: the same rows. Goes behind `WHERE`, on `session_id`. */
export function isOfCohort(
  cell: Cell,
  { people, segment, bind }: { people: People; segment: ResolvedSegment; bind: Bind },
): string {
  const { period, joined, back, first, returning } = cell;
  const at = (day: string) => periodOf(period, `toDate(${bind(day)})`);
  const cameBack =
    back === undefined ? '1' : `joined < ${at(back)} AND countIf(is_returning AND in_period = ${at(back)}) > 0`;
  const given = { back: cameBack, bind, within: bind };
  const counted = peopleOfCohorts(people, segment, { first, returning, period }, given);
  return `session_id IN (
    SELECT v.session_id FROM sessions AS v ${people.join('v')}
    WHERE v.site_id = {site:UInt32} AND ${hashOfId(people.person('v'))} IN (
      ${withinDaysOf(cell, bind)(`SELECT c.who FROM (${counted}) AS c WHERE c.joined = ${at(joined)} AND c.back`)}))`;
}

/** The same SQL for the days of the table that a cell is of, whichever are looked at now: else its people were others on other days. */
function withinDaysOf({ from, to }: Cell, bind: Bind): (sql: string) => string {
  if (from === undefined || to === undefined) return (sql) => sql;
  const days = { from: bind(`${from} 00:00:00`), until: bind(`${addDays(to, 1)} 00:00:00`) };
  return (sql) => sql.replaceAll('{from:String}', days.from).replaceAll('{until:String}', days.until);
}
