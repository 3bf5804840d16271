import type { Condition } from '@desirepath/contract/conditions';
import type { QueryParams } from '../../../storage/behaviour/open.ts';
import { FROM, UNTIL } from '../days/queries.ts';

/** What conditions come to. Placeholders are made here, and everything a person wrote is a value bound to one of them. */
export interface CompiledConditions {
  /** On `session_id`: these narrow sessions down before they are added up. */
  before: string[];
  /** On the columns of a session that was added up. */
  after: string[];
  params: QueryParams;
}

type Bind = (value: string | number, type?: 'String' | 'Int64' | 'Float64') => string;

/** SQL for a list of conditions, each of which must hold. */
export function compileConditions(conditions: readonly Condition[]): CompiledConditions {
  const compiled: CompiledConditions = { before: [], after: [], params: {} };
  conditions.forEach((condition, index) => {
    let count = 0;
    const bind: Bind = (value, type = typeof value === 'number' ? 'Int64' : 'String') => {
      const name = `where_${index}_${count++}`;
      compiled.params[name] = value;
      return `{${name}:${type}}`;
    };
    const { at, sql, among } = compile(condition, bind);
    compiled[at].push(condition.not ? `NOT (${sql})` : sql);
    if (among && !condition.not) compiled.before.push(among);
  });
  return compiled;
}

interface Predicate {
  at: 'before' | 'after';
  sql: string;
  /** On `session_id`: which sessions it can hold for, where that spares adding up many others. */
  among?: string;
}

const before = (sql: string): Predicate => ({ at: 'before', sql });
const after = (sql: string): Predicate => ({ at: 'after', sql });

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

function compile(condition: Condition, bind: Bind): Predicate {
  switch (condition.kind) {
    case 'page':
      return before(withEvent(`type = 'page_view' AND ${anyPath('path', condition.any, bind)}`));
    case 'entry':
    case 'exit':
      return endsOn(condition.kind, condition.any, bind);
    case 'order':
      return before(inOrder(condition.steps, bind));
    case 'event':
      return before(withEvent(`type = 'custom' AND name IN (${condition.any.map((name) => bind(name)).join(', ')})`));
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
      return before(
        withEvent(
          `type = 'custom' AND name = 'survey_answered'${condition.text === undefined ? '' : ` AND toString(props.survey) = ${bind(condition.text)}`}`,
        ),
      );
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
    case 'user': {
      const id = bind(condition.id);
      return after(`(user_id = ${id} OR visitor_id IN (
        SELECT visitor_id FROM identities WHERE site_id = {site:UInt32} AND user_id = ${id}))`);
    }
    case 'trait':
      return after(`visitor_id IN (
        SELECT visitor_id FROM events
        WHERE site_id = {site:UInt32} AND type = 'identify'
          AND toString(getSubcolumn(props, ${bind(condition.key)})) = ${bind(condition.value)})`);
    case 'visit':
      return before(`session_id ${condition.who === 'new' ? '' : 'NOT '}IN (${FIRST_SESSIONS})`);
  }
}

/** A session that began within the range may do something after its end. */
const EVENTS_OF_SESSIONS = `site_id = {site:UInt32}
      AND day BETWEEN toDate(${FROM}, 'UTC') AND toDate(${UNTIL}, 'UTC') + 1`;

const withEvent = (sql: string) => `session_id IN (
    SELECT session_id FROM events WHERE ${EVENTS_OF_SESSIONS} AND ${sql})`;

/** Whatever the first or last page of a session is, a row of it has that page. To add up the pages of all would take longer. */
function endsOn(end: 'entry' | 'exit', paths: readonly string[], bind: Bind): Predicate {
  const among = `session_id IN (
    SELECT s.session_id FROM sessions AS s
    WHERE site_id = {site:UInt32} AND day BETWEEN toDate(${FROM}, 'UTC') - 1 AND toDate(${UNTIL}, 'UTC') + 1
      AND ${anyPath(`s.${end}.2`, paths, bind)})`;
  return { ...after(anyPath(`${end}_page`, paths, bind)), among };
}

/** The first session of each visitor, however long ago. */
const FIRST_SESSIONS = `
    SELECT argMin(s.session_id, s.started_at) FROM sessions AS s
    WHERE site_id = {site:UInt32} AND day <= toDate(${UNTIL}, 'UTC') + 1
    GROUP BY s.visitor_id`;

const clickOn = (path: string | undefined, bind: Bind) =>
  `type = 'click'${path === undefined ? '' : ` AND ${pathIs('path', path, bind)}`}`;

const anyPath = (column: string, paths: readonly string[], bind: Bind) =>
  `(${paths.map((path) => pathIs(column, path, bind)).join(' OR ')})`;

/** A path, or a group of them in which `*` stands for anything. */
function pathIs(column: string, path: string, bind: Bind): string {
  if (!path.includes('*')) return `${column} = ${bind(path)}`;
  return `${column} LIKE ${bind(path.replace(/[\\%_]/g, '\\$&').replaceAll('*', '%'))}`;
}

const contains = (column: string, text: string, bind: Bind) =>
  `positionCaseInsensitiveUTF8(${column}, ${bind(text)}) > 0`;

const andContains = (column: string, text: string | undefined, bind: Bind) =>
  text === undefined ? '' : ` AND ${contains(column, text, bind)}`;

function within(column: string, { from, to }: { from?: number; to?: number }, bind: Bind): string {
  const ends = [
    from === undefined ? [] : [`${column} >= ${bind(from)}`],
    to === undefined ? [] : [`${column} <= ${bind(to)}`],
  ];
  return ends.flat().join(' AND ');
}

/** Longer than a session: steps need no window, only their order. */
const ANY_TIME = 1_000_000_000_000;

/** Sessions with the steps in their order, each later than the one before. */
function inOrder(steps: readonly string[], bind: Bind): string {
  const conditions = steps.map((step) =>
    /^[/*]/.test(step)
      ? `type = 'page_view' AND ${pathIs('path', step, bind)}`
      : `type = 'custom' AND name = ${bind(step)}`,
  );
  return `session_id IN (
    SELECT session_id FROM events
    WHERE ${EVENTS_OF_SESSIONS} AND type IN ('page_view', 'custom') AND (${conditions.map((sql) => `(${sql})`).join(' OR ')})
    GROUP BY session_id
    HAVING windowFunnel(${ANY_TIME}, 'strict_increase')(toUInt64(toUnixTimestamp64Milli(at)), ${conditions.join(', ')}) = ${conditions.length})`;
}
