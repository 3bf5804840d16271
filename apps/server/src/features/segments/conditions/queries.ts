import {
  type Clause,
  type Condition,
  isReference,
  type Reference,
  SESSION_KINDS,
} from '@desirepath/contract/conditions';
import type { QueryParams } from '../../../storage/behaviour/open.ts';
import { contains, isActText, pathIs, textIs } from '../acts/queries.ts';
import { type Bind, createBinder } from '../bind.ts';
import { EVENTS_OF_SESSIONS, FROM, UNTIL } from '../days/queries.ts';
import { whoDidWithForm } from '../forms/queries.ts';
import type { MeaningOf } from '../references.ts';
import { answeredSurvey } from '../surveys/queries.ts';
import { whichDidInOrder, whoDidThen } from './sequences/queries.ts';
import {
  firstSeen,
  hasTrait,
  isFirstVisit,
  isUserOf,
  visitorDid,
  visitorDidOn,
  visitorDidThen,
  visitsOf,
} from './visitor/queries.ts';

/** What conditions come to. Placeholders are made here, and everything a person wrote is a value bound to one of them. */
export interface CompiledConditions {
  /** On `session_id`: these narrow sessions down before they are added up. */
  before: string[];
  /** On the columns of a session that was added up. */
  after: string[];
  params: QueryParams;
}

/**
 * SQL for a list of conditions, each of which must hold. @param meaningOf what references among them were found to be
 * @param within how the conditions bind that these are a part of
 */
export function compileConditions(clauses: readonly Clause[], meaningOf: MeaningOf, within?: Bind): CompiledConditions {
  const own = createBinder('where');
  const { params } = own;
  const bind = within ?? own.bind;
  const compiled = clauses.map((clause) => compileClause(clause, bind, meaningOf));
  return {
    before: compiled.flatMap(({ at, sql, among }) => [...(at === 'before' ? [sql] : []), ...(among ? [among] : [])]),
    after: compiled.flatMap(({ at, sql }) => (at === 'after' ? [sql] : [])),
    params,
  };
}

interface Predicate {
  at: 'before' | 'after';
  sql: string;
  /** On `session_id`: which sessions it can hold for, where that spares adding up many others. */
  among?: string | undefined;
}

const before = (sql: string): Predicate => ({ at: 'before', sql });
const after = (sql: string): Predicate => ({ at: 'after', sql });

function compileClause(clause: Clause, bind: Bind, meaningOf: MeaningOf): Predicate {
  if (clause.kind === 'group') return compileGroup(clause.any, clause.not, bind, meaningOf);
  if (isReference(clause)) return compileReference(clause, bind, meaningOf);
  const { sql, at, among } = compile(clause, bind);
  return clause.not ? { at, sql: `NOT (${sql})` } : { at, sql, among };
}

/** What can be said of `session_id` alone holds for a session that was added up as well, so the two may stand side by side. */
function compileGroup(any: readonly (readonly Clause[])[], not: boolean, bind: Bind, meaningOf: MeaningOf): Predicate {
  const lists = any.map((list) => list.map((clause) => compileClause(clause, bind, meaningOf)));
  const sql = either(lists.map((list) => both(list.map((one) => one.sql))));
  const at = lists.flat().some((one) => one.at === 'after') ? 'after' : 'before';
  if (not) return { at, sql: `NOT ${sql}` };
  const hints = lists.map((list) => list.flatMap((one) => (one.at === 'before' ? one.sql : (one.among ?? []))));
  const among = at === 'after' && hints.every((list) => list.length > 0) ? either(hints.map(both)) : undefined;
  return { at, sql, among };
}

function compileReference(reference: Reference, bind: Bind, meaningOf: MeaningOf): Predicate {
  const meaning = meaningOf(reference);
  if ('clauses' in meaning) return compileGroup([meaning.clauses], reference.not, bind, meaningOf);
  const sql = `(${meaning.sql(bind)})`;
  return before(reference.not ? `NOT ${sql}` : sql);
}

const both = (conditions: readonly string[]) => (conditions.length === 0 ? '1' : `(${conditions.join(' AND ')})`);
const either = (conditions: readonly string[]) => `(${conditions.join(' OR ')})`;

/** The column of `sessions` that counts what a condition asks for. */
const COUNTS = {
  rage: 'rage_clicks',
  dead: 'dead_clicks',
  error_click: 'error_clicks',
  u_turn: 'u_turns',
} as const;

const RANGES = { duration: 'duration / 1000', pageviews: 'pageviews' } as const;

/** Web vitals are stored as they are measured: CLS has no unit, and is asked for in thousandths. */
const VITAL_UNIT = { LCP: 1, INP: 1, CLS: 0.001, FCP: 1, TTFB: 1 } as const;

function compile(condition: Exclude<Condition, Reference>, bind: Bind): Predicate {
  switch (condition.kind) {
    case 'page':
      return before(withEvent(`type = 'page_view' AND ${anyPathOf('path', condition.any, bind)}`));
    case 'entry':
    case 'exit':
      return endsOn(condition.kind, condition.any, bind);
    case 'order':
      return before(inOrder(condition.steps, bind));
    case 'event':
      return before(withEvent(`type = 'custom' AND name IN (${condition.any.map((name) => bind(name)).join(', ')})`));
    case 'did':
      return before(did(condition, bind));
    case 'then':
      return before(
        `session_id IN (${whoDidThen({
          whose: 'session_id',
          rows: EVENTS_OF_SESSIONS,
          first: isActText(condition.first, bind),
          second: isActText(condition.second, bind),
          within: bind(condition.within),
        })})`,
      );
    case 'visitor_did':
      return after(visitorDid(condition, bind));
    case 'did_on':
      return after(visitorDidOn(condition, bind));
    case 'visitor_then':
      return after(visitorDidThen(condition, bind));
    case 'clicked':
      return before(withEvent(`${clickOn(condition.path, bind)} AND element = ${bind(condition.selector)}`));
    case 'clicked_text':
      return before(
        withEvent(`${clickOn(condition.path, bind)} AND ${contains('element_text', condition.text, bind)}`),
      );
    case 'rage':
    case 'dead':
    case 'error_click':
    case 'u_turn':
      return after(`${COUNTS[condition.kind]} >= ${bind(condition.times)}`);
    case 'js_error':
      if (condition.text === undefined) return after('js_errors > 0');
      return before(withEvent(`type = 'js_error' AND ${contains('name', condition.text, bind)}`));
    case 'console':
      return before(withEvent(`type = 'console'${andContains('toString(props.message)', condition.text, bind)}`));
    case 'request':
      return before(
        withEvent(`type = 'request' AND toString(props.reason) = 'failed'${andContains('name', condition.text, bind)}`),
      );
    case 'form_submit':
    case 'form_abandon':
      if (condition.text === undefined) return after(`${condition.kind}s > 0`);
      return before(withEvent(`type = '${condition.kind}' AND name = ${bind(condition.text)}`));
    case 'survey':
      return before(answeredSurvey(condition, bind));
    case 'form':
      return before(whoDidWithForm(condition, bind));
    case 'slow':
      return before(
        withEvent(
          `type = 'web_vital' AND name = ${bind(condition.metric)} AND value > ${bind(condition.over * VITAL_UNIT[condition.metric], 'Float64')}`,
        ),
      );
    case 'scroll':
      return before(withEvent(`type = 'scroll' AND value >= ${bind(condition.share)}`));
    case 'duration':
    case 'pageviews':
      return after(within(RANGES[condition.kind], condition, bind));
    case 'width':
      return before(withEvent(`type = 'page_view' AND viewport_w > 0 AND ${within('viewport_w', condition, bind)}`));
    case 'user':
      return after(isUserOf(condition, bind));
    case 'trait':
      return after(hasTrait(condition, bind));
    case 'visit':
      return before(isFirstVisit(condition));
    case 'first_seen':
      return after(firstSeen(condition, bind));
    case 'visits':
      return after(visitsOf(condition, bind));
    default:
      return isOfSession(condition.kind)
        ? after(anyOf(condition.kind, condition.any, bind))
        : before(withEvent(`type = 'page_view' AND ${anyOf(condition.kind, condition.any, bind)}`));
  }
}

const isOfSession = (kind: string) => (SESSION_KINDS as readonly string[]).includes(kind);

const withEvent = (sql: string) => `session_id IN (
    SELECT session_id FROM events WHERE ${EVENTS_OF_SESSIONS} AND ${sql})`;

function did({ act, from = 1, to }: Extract<Condition, { kind: 'did' }>, bind: Bind): string {
  const isDone = isActText(act, bind);
  if (from === 1 && to === undefined) return withEvent(isDone);
  const most = to === undefined ? '' : `AND count() <= ${bind(to)}`;
  return withEvent(`${isDone} GROUP BY session_id HAVING count() >= ${bind(from)} ${most}`);
}

/** Whatever the first or last page of a session is, a row of it has that page. To add up the pages of all would take longer. */
function endsOn(end: 'entry' | 'exit', paths: readonly string[], bind: Bind): Predicate {
  const among = `session_id IN (
    SELECT s.session_id FROM sessions AS s
    WHERE site_id = {site:UInt32} AND day BETWEEN toDate(${FROM}, 'UTC') - 1 AND toDate(${UNTIL}, 'UTC') + 1
      AND ${anyPathOf(`s.${end}.2`, paths, bind)})`;
  return { ...after(anyPathOf(`${end}_page`, paths, bind)), among };
}

const clickOn = (path: string | undefined, bind: Bind) =>
  `type = 'click'${path === undefined ? '' : ` AND ${pathIs('path', path, bind)}`}`;

const anyOf = (column: string, texts: readonly string[], bind: Bind) =>
  `(${texts.map((text) => textIs(column, text, bind)).join(' OR ')})`;

const anyPathOf = (column: string, paths: readonly string[], bind: Bind) =>
  `(${paths.map((path) => pathIs(column, path, bind)).join(' OR ')})`;

const andContains = (column: string, text: string | undefined, bind: Bind) =>
  text === undefined ? '' : ` AND ${contains(column, text, bind)}`;

function within(column: string, { from, to }: { from?: number; to?: number }, bind: Bind): string {
  const ends = [
    from === undefined ? [] : [`${column} >= ${bind(from)}`],
    to === undefined ? [] : [`${column} <= ${bind(to)}`],
  ];
  return ends.flat().join(' AND ');
}

function inOrder(steps: readonly string[], bind: Bind): string {
  const acts = steps.map((step) =>
    /^[/*]/.test(step)
      ? `type = 'page_view' AND ${pathIs('path', step, bind)}`
      : `type = 'custom' AND name = ${bind(step)}`,
  );
  return `session_id IN (${whichDidInOrder(`${EVENTS_OF_SESSIONS} AND type IN ('page_view', 'custom')`, acts, bind)})`;
}
