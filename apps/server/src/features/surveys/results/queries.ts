import type { AnswerProperty } from '@desirepath/contract/answer-traits';
import { NIL_UUID_SQL } from '../../../storage/behaviour/nil-uuid.ts';
import type { Behaviour, QueryParams } from '../../../storage/behaviour/open.ts';
import type { Asked } from '../../segments/ask.ts';
import { BUCKET, EVENTS_IN_RANGE, FROM, type Interval, UNTIL } from '../../segments/days/queries.ts';
import { rangeParams } from '../../segments/days/range.ts';
import { isEveryone, segmentParams, sessionsInQuestion } from '../../segments/queries.ts';
import type { AnsweredRow, SaidRow } from './figures.ts';

/** Which answers are looked at. */
export interface Which {
  asked: Asked;
  /** All surveys of the site without. */
  survey?: string | undefined;
  version?: number | undefined;
  shown_in?: string | undefined;
}

/** Answers as they stand, as SQL behind `FROM`: one row an answer. */
export function answersIn({ asked: { range, segment }, survey, version, shown_in }: Which, also: string[] = []) {
  const where = [
    'site_id = {site:UInt32}',
    ...(survey === undefined ? [] : ['survey_id = {survey:UUID}']),
    `created_at >= ${FROM}`,
    `created_at < ${UNTIL}`,
    ...(version === undefined ? [] : ['version = {version:UInt32}']),
    ...(shown_in === undefined ? [] : ['language = {shown_in:String}']),
    ...(isEveryone(segment) ? [] : [`session_id IN (SELECT session_id FROM (${sessionsInQuestion(segment)}))`]),
    ...also,
  ];
  const params: QueryParams = {
    ...rangeParams(range),
    ...segmentParams(segment),
    ...(survey === undefined ? {} : { survey }),
    ...(version === undefined ? {} : { version }),
    ...(shown_in === undefined ? {} : { shown_in }),
  };
  return { from: `survey_responses FINAL\n     WHERE ${where.join('\n       AND ')}`, params };
}

/** What the answers are altogether. One row. */
export async function totals(behaviour: Behaviour, which: Which, signal?: AbortSignal) {
  const { from, params } = answersIn(which);
  const [row] = await behaviour.rows<{
    responses: number;
    in_visits: number;
    completed: number;
    median_ms: number | null;
  }>(
    `SELECT count() AS responses, countIf(session_id != ${NIL_UUID_SQL}) AS in_visits, countIf(complete) AS completed,
       if(completed = 0, NULL, toInt64(round(quantileExactIf(0.5)(ms, complete)))) AS median_ms
     FROM ${from}`,
    params,
    signal,
  );
  return row ?? { responses: 0, in_visits: 0, completed: 0, median_ms: null };
}

/** How often a survey was shown, to whom the question is about. */
export async function timesShown(
  behaviour: Behaviour,
  { asked, survey }: Which,
  signal?: AbortSignal,
): Promise<number> {
  const { range, segment } = asked;
  const among = isEveryone(segment)
    ? ''
    : `AND session_id IN (SELECT session_id FROM (${sessionsInQuestion(segment)}))`;
  const [row] = await behaviour.rows<{ shown: number }>(
    `SELECT count() AS shown FROM events
     WHERE ${EVENTS_IN_RANGE} AND type = 'custom' AND name = 'survey_shown' AND toString(props.survey) = {survey:String} ${among}`,
    { ...rangeParams(range), ...segmentParams(segment), survey: survey ?? '' },
    signal,
  );
  return row?.shown ?? 0;
}

/** How often each thing was said. One row a question, part and thing; texts are not among them. */
export function saidCounts(behaviour: Behaviour, which: Which, signal?: AbortSignal): Promise<SaidRow[]> {
  const { from, params } = answersIn(which);
  return behaviour.rows(
    `SELECT thing.1 AS question, thing.2 AS part, thing.3 AS said, count() AS count
     FROM (SELECT arrayJoin(arrayZip(asked, part, said)) AS thing FROM ${from})
     WHERE thing.3 != ''
     GROUP BY thing`,
    params,
    signal,
  );
}

/** How many answered each question. One row a question that was. */
export function answeredCounts(behaviour: Behaviour, which: Which, signal?: AbortSignal): Promise<AnsweredRow[]> {
  const { from, params } = answersIn(which);
  return behaviour.rows(
    `SELECT thing.1 AS question, count() AS answered, sum(thing.2) AS texts
     FROM (
       SELECT arrayJoin(arrayMap(q -> (q, arrayExists((a, w) -> a = q AND w != '', asked, written)), arrayDistinct(asked))) AS thing
       FROM ${from})
     GROUP BY question`,
    params,
    signal,
  );
}

/** How many answers there are by version, or by the language they were given in. One row a value. */
export function countsBy(
  behaviour: Behaviour,
  column: 'version' | 'language',
  { asked, survey }: Which,
  signal?: AbortSignal,
): Promise<{ value: string; responses: number }[]> {
  const { from, params } = answersIn({ asked, survey });
  return behaviour.rows(
    `SELECT toString(${column}) AS value, count() AS responses FROM ${from} GROUP BY value ORDER BY responses DESC, value`,
    params,
    signal,
  );
}

export interface TrendRow {
  /** First day of the interval, in the site's time zone. */
  at: string;
  responses: number;
  /** Numbers that were answered to the question, in no order. */
  numbers: number[];
  counts: number[];
}

/** Answers over time. One row an interval that has any. */
export function trend(
  behaviour: Behaviour,
  which: Which,
  { interval, question }: { interval: Extract<Interval, 'day' | 'week' | 'month'>; question: string | undefined },
  signal?: AbortSignal,
): Promise<TrendRow[]> {
  const { from, params } = answersIn(which);
  return behaviour.rows(
    `SELECT toString(toDate(${BUCKET[interval]('created_at')}, {tz:String})) AS at, count() AS responses,
       sumMap(if(number IS NULL, [], [assumeNotNull(number)]), if(number IS NULL, [], [toUInt64(1)])) AS tally,
       tally.1 AS numbers, tally.2 AS counts
     FROM (
       SELECT created_at,
         toInt32OrNull(toString(arrayFirst((s, q) -> q = {question:String}, said, asked))) AS number
       FROM ${from})
     GROUP BY at
     ORDER BY at`,
    { ...params, question: question ?? '' },
    signal,
  );
}

export interface CellRow {
  row: string;
  column: string;
  count: number;
}

/** What was said to one question, by what was said to another, or by a property. One row a cell that is not empty; `''` is the column's total. */
export function cells(
  behaviour: Behaviour,
  which: Which,
  { rows, columns }: { rows: string; columns: { question: string } | { property: AnswerProperty } },
  signal?: AbortSignal,
): Promise<CellRow[]> {
  const { from, params } = answersIn(which, ['has(asked, {rows:String})']);
  const saidTo = (name: string) =>
    `arrayDistinct(arrayFilter((s, q) -> q = {${name}:String} AND s != '', said, asked))`;
  const column = 'property' in columns ? `[toString(${columns.property})]` : saidTo('columns');
  return behaviour.rows(
    `SELECT cell.1 AS row, cell.2 AS column, count() AS count
     FROM (
       SELECT arrayJoin(arrayFlatten(arrayMap(c -> arrayMap(r -> (toString(r), toString(c)), arrayPushBack(arrayMap(x -> toString(x), row_values), '')), column_values))) AS cell
       FROM (SELECT ${saidTo('rows')} AS row_values, ${column} AS column_values FROM ${from}))
     GROUP BY cell`,
    { ...params, rows, columns: 'question' in columns ? columns.question : '' },
    signal,
  );
}

/** Where the page before ended. */
export interface ResponsePlace {
  /** epoch ms */
  at: number;
  id: string;
}

export interface ResponseRow extends ResponsePlace {
  survey: string;
  version: number;
  session_id: string;
  visitor_id: string;
  is_recorded: boolean;
  /** JSON */
  answers: string;
  attributes: string;
  complete: boolean;
  ms: number;
  page: string;
  device: 'desktop' | 'tablet' | 'mobile';
  browser: string;
  os: string;
  country: string;
  language: string;
}

/** Answers of some surveys, newest first. One row an answer. */
export function responses(
  behaviour: Behaviour,
  which: Which,
  { after, limit }: { after: ResponsePlace | undefined; limit: number },
  signal?: AbortSignal,
): Promise<ResponseRow[]> {
  const beyond = after ? [`(created_at, response_id) < ({at:DateTime64(3, 'UTC')}, {after:UUID})`] : [];
  const { from, params } = answersIn(which, beyond);
  return behaviour.rows(
    `SELECT toUnixTimestamp64Milli(a.created_at) AS at, toString(a.response_id) AS id, toString(a.survey_id) AS survey, version,
       toString(a.session_id) AS session_id, toString(a.visitor_id) AS visitor_id,
       (a.session_id IN (SELECT session_id FROM replay_chunks WHERE site_id = {site:UInt32}))::Bool AS is_recorded,
       answers, attributes, complete, ms, path AS page, device, browser, os, country, language
     FROM (
       SELECT * FROM ${from}
       ORDER BY created_at DESC, response_id DESC
       LIMIT {limit:UInt32}) AS a
     ORDER BY a.created_at DESC, a.response_id DESC`,
    { ...params, limit, ...(after ? { at: after.at, after: after.id } : {}) },
    signal,
  );
}
