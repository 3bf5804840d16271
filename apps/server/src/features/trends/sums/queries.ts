import type { Goal } from '@desirepath/contract/goals';
import type { BoundSql } from '../../segments/bind.ts';
import { type DayRange, rangeParams } from '../../segments/days/range.ts';
import { hashOfId } from '../../segments/hash-of-id.ts';
import type { People } from '../../segments/people/queries.ts';
import { asksWithin, rowsAsSessions, segmentParams, sessionsInQuestion } from '../../segments/queries.ts';
import type { ResolvedSegment } from '../../segments/references.ts';
import { wonBy } from '../won/queries.ts';

/** What is added up of sessions, said of their columns by name. */
const SUMMED = {
  sessions: () => '1',
  pageviews: (of) => of('pageviews'),
  bounced: (of) => `${of('pageviews')} <= 1`,
  duration: (of) => of('duration'),
  events: (of) => of('events'),
  errors: (of) => of('js_errors'),
  frustrated: (of) => `${of('frustrations')} > 0`,
  conversions: (of) => `${of('times')} > 0`,
  revenue: (of) => of('worth'),
} satisfies Record<string, (of: Columns) => string>;

type Columns = (name: string) => string;

/** The sum of each, as columns. */
const summed = (sum: (added: (of: Columns) => string) => string) =>
  Object.entries(SUMMED)
    .map(([name, added]) => `${sum(added)} AS s_${name}`)
    .join(', ');

/** All that has been added up, added up once more. */
export const TOTALS_OF_SUMS = `uniqExactMerge(s_people) AS visitors,
       ${Object.keys(SUMMED)
         .map((name) => `sum(s_${name}) AS ${name}`)
         .join(', ')}`;

export type Sums = Record<keyof typeof SUMMED | 'visitors', number>;

export interface SumsQuestion {
  range: DayRange;
  segment: ResolvedSegment;
  goal: Goal | undefined;
  people: People;
  /** The number of the stretch of days that a moment lies in, and the interval within that. */
  stretch: (moment: string) => string;
  bucket: (moment: string) => string;
}

/**
 * What the sessions of a question amount to: columns `stretch`, `bucket`, and what {@link TOTALS_OF_SUMS} adds up; an interval has several rows.
 */
export function sumsOfSessions(question: SumsQuestion): BoundSql {
  const { range, segment, goal } = question;
  const params = { ...rangeParams(range), ...segmentParams(segment), ...wonBy(goal).params };
  // What asks within would be asked of the rows and of the sessions.
  return { sql: asksWithin(segment) ? ofSessions(question) : ofRows(question), params };
}

/** What is known of a session `s`, or a row as one, beyond its own columns. */
const joined = ({ people, goal }: SumsQuestion) => {
  const won = wonBy(goal);
  const of: Record<string, string> = { times: won.times, worth: won.worth };
  return {
    person: hashOfId(people.person('s')),
    join: `${people.join('s')} ${won.join('s')}`,
    column: (name: string) => of[name] ?? `s.${name}`,
  };
};

function ofSessions(question: SumsQuestion): string {
  const { person, join, column } = joined(question);
  return `
    SELECT ${question.stretch('s.started_at')} AS stretch, ${question.bucket('s.started_at')} AS bucket,
      uniqExactState(${person}) AS s_people, ${summed((added) => `sum(${added(column)})`)}
    FROM (${sessionsInQuestion(question.segment)}) AS s ${join}
    GROUP BY stretch, bucket`;
}

/** Rows that are a session each are added up by interval. Those of a session that has several are first put together. */
function ofRows(question: SumsQuestion): string {
  const { person, join, column } = joined(question);
  const sums = summed((added) => `if(several = 0, sum(${added(column)}), ${added((name) => name)})`);
  const { sql, ofSession, isAsked } = rowsAsSessions(question.segment, `visitor_id started_at ${sums}`);
  return `
    SELECT ${ofSession}, any(${person}) AS person, any(${column('times')}) AS times, any(${column('worth')}) AS worth,
      if(several = 0, stretch_of_row, ${question.stretch('started_at')}) AS stretch,
      if(several = 0, bucket_of_row, ${question.bucket('started_at')}) AS bucket,
      if(several = 0, uniqExactState(${person}), initializeAggregation('uniqExactState', person)) AS s_people, ${sums}
    FROM (${sql}) AS s ${join}
    GROUP BY s.several AS several, if(several = 0, ${question.stretch('s.started_at')}, 0) AS stretch_of_row,
      if(several = 0, ${question.bucket('s.started_at')}, toDateTime(0, {tz:String})) AS bucket_of_row
    HAVING several = 0 OR (${isAsked})`;
}
