import type { Act, ActType } from '@desirepath/contract/acts';
import type { FunnelDefinition } from '@desirepath/contract/funnel-definition';
import { isAct } from '../../segments/acts/queries.ts';
import type { Bind } from '../../segments/bind.ts';
import { EVENTS_OF_SESSIONS } from '../../segments/days/queries.ts';
import { hashOfId } from '../../segments/hash-of-id.ts';
import type { People } from '../../segments/people/queries.ts';

/*
 * A run is the way of one session or visitor through a funnel. Their events that are steps or exclusions become a history:
 * sorted numbers of moment, place within the tab, and a bit for each step and exclusion that the event is. The history is
 * folded once, from its first event to its last; see docs/decisions/0017-funnels.md for what comes out, and plain.testing.ts
 * for the same without SQL.
 */

export interface RunsQuestion {
  definition: FunnelDefinition;
  /** Rows of `events` that are looked at, as a condition. */
  among: string;
  people: People;
  bind: Bind;
  /** What is told besides of the first event of each history that has it: an expression on `events`, as `value`. */
  value?: string | undefined;
}

const EVENT_TYPES: Record<ActType, string> = {
  page: "'page_view'",
  event: "'custom'",
  element: "'click'",
  form: "'form_submit'",
};

const NO_RUN = "CAST([], 'Array(UInt128)')";
const momentOf = (entry: string) => `bitShiftRight(${entry}, 64)`;
/** The greatest entry there can be so many ms after another: one comparison, where moments would have to be taken out of both. */
const lastWithin = (entry: string, ms: string) =>
  `bitOr(${entry}, toUInt128('${2n ** 64n - 1n}')) + bitShiftLeft(toUInt128(${ms}), 64)`;
const has = (entry: string, bit: number) => `bitTest(toUInt32(${entry}), ${bit})`;

/**
 * One row for each session or visitor that did the first step (in any order: one of the steps): `unit`, `at` (epoch ms of
 * each step up to the furthest, 0 where one was passed over), `sessions` (in which each was done), `is_excluded`.
 */
export function runs(question: RunsQuestion): string {
  const { definition, value } = question;
  const { steps, exclusions, order } = definition;
  const isFolded = exclusions.length > 0 ? '1' : mayGoOn(definition);
  const first = order === 'any' ? `bitAnd(mask, ${2 ** steps.length - 1}) != 0` : 'bitTest(mask, 0)';
  const inSessions = definition.count_by === 'visitor';
  const window = question.bind(definition.window_seconds * 1000);
  return `
  SELECT *, arrayMap(entry -> toInt64(${momentOf('entry')}), run) AS at,
    ${inSessions ? 'arrayMap(entry -> arrayFirst(one -> one.1 = entry, places).2, run)' : '[unit]'} AS sessions,
    ${isExcluded(definition, window)} AS is_excluded
  FROM (
    -- Only where there is a history it is folded, and once: what the lambda names is not computed anew each time it is named.
    SELECT *, if(empty(history), [last_first],
      arrayMap(folded -> ${furthest(definition)}, [${fold(definition, window)}])[1]) AS run
    FROM (
      SELECT any(h.unit) AS unit, ${value === undefined ? '' : 'argMin(h.value, key) AS value, '}
        groupBitOr(mask) AS seen, maxIf(key, ${first}) AS last_first,
        if(${isFolded}, arraySort(groupArrayIf(key, goes_on)), ${NO_RUN}) AS history
        ${inSessions ? ', groupArray((key, session)) AS places' : ''}
      FROM (${entries(question)}) AS h
      GROUP BY ${hashOfId('h.unit')}
      HAVING ${order === 'any' ? `bitAnd(seen, ${2 ** steps.length - 1}) != 0` : 'bitTest(seen, 0)'}))`;
}

/** Whether there is anything to fold: whoever did the first step and none that may come next got no further. */
function mayGoOn({ steps, order }: FunnelDefinition): string {
  if (order === 'any') return `bitCount(bitAnd(seen, ${2 ** steps.length - 1})) > 1`;
  const next = steps.map((_, index) => (placesBefore(steps, index + 1).includes(1) ? 2 ** index : 0));
  return `bitAnd(seen, ${next.reduce((sum, bit) => sum + bit, 0)}) != 0`;
}

/** One row an event that is a step or an exclusion; in strict order also each that comes between them. */
function entries(question: RunsQuestion): string {
  const { definition, among, people, bind, value } = question;
  const { steps, exclusions, order, count_by } = definition;
  const bits = [...steps, ...exclusions].map((act: Act, bit) => `toUInt32(${isAct(act, bind)}) * ${2 ** bit}`);
  const isVisitor = count_by === 'visitor';
  const goesOn =
    order === 'any' || beginsAnywhere(definition) ? '1' : `${hashOfId('unit')} IN (${whoMayGoOn(question)})`;
  return `
        SELECT ${unitOf(question)} AS unit, ${isVisitor ? 'e.session_id AS session, ' : ''}
          ${value === undefined ? '' : `${value} AS value, `}
          ${bits.join('\n          + ')} AS mask,
          bitShiftLeft(toUInt128(toUnixTimestamp64Milli(e.at)), 64) + (bitShiftLeft(toUInt64(e.seq), 32) + mask) AS key,
          ${goesOn} AS goes_on
        FROM events AS e ${isVisitor ? people.join('e') : ''}
        WHERE ${among} AND ${isOfTypes([...steps, ...exclusions])}
          ${order === 'strict' ? '' : 'AND mask != 0'}
          AND (bitTest(mask, 0) OR goes_on)`;
}

const unitOf = ({ definition, people }: RunsQuestion) =>
  definition.count_by === 'visitor' ? people.person('e') : 'e.session_id';

const isOfTypes = (acts: readonly Act[]) =>
  `type IN (${[...new Set(acts.map(({ type }) => EVENT_TYPES[type]))].join(', ')})`;

/** Whether all that is looked at is a first step as well, so that nobody's events can be left out. */
function beginsAnywhere({ steps, exclusions, order }: FunnelDefinition): boolean {
  const [first, ...others] = [...steps, ...exclusions];
  if (order === 'strict' || first?.type !== 'page' || first.filters.length > 0) return false;
  const texts = first.value.split('*').map((text) => text.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  const group = new RegExp(`^${texts.join('.*')}$`, 's');
  return others.every(({ type, value }) => type === 'page' && group.test(value));
}

/**
 * Whose events count besides the first step, and are gathered: who did that and one that may come next, on these days and whoever is asked
 * for. Most did not, and of them the first step is all there is to know; unless what they did besides takes them out, or has
 * the value that is told of them.
 */
function whoMayGoOn(question: RunsQuestion): string {
  const { definition, people, bind, value } = question;
  const [first, ...later] = definition.steps;
  const next = later.filter((_, index) => placesBefore(definition.steps, index + 2).includes(1));
  const sql = (acts: readonly Act[]) => `(${acts.map((act) => `(${isAct(act, bind)})`).join(' OR ') || '0'})`;
  const isFirst = sql(first ? [first] : []);
  const whoDid = (acts: string) => `
            SELECT ${hashOfId(unitOf(question))} AS who
            FROM events AS e ${definition.count_by === 'visitor' ? people.join('e') : ''}
            WHERE ${EVENTS_OF_SESSIONS} AND ${acts}`;
  if (definition.exclusions.length > 0 || value !== undefined) return whoDid(isFirst);
  return `${whoDid(isFirst)} AND who IN (${whoDid(sql(next))})`;
}

/** What is left of a history, of which {@link furthest} takes the run. */
const fold = (definition: FunnelDefinition, window: string) =>
  definition.order === 'any' ? inAnyOrder(definition, window) : inOrder(definition, window);

/** Of runs by the step that they got to, the one that got furthest. */
function furthest({ steps, order }: FunnelDefinition): string {
  if (order !== 'ordered') return `folded.${order === 'any' ? 2 : steps.length + 1}`;
  return `arrayFirst(one -> notEmpty(one), [${steps.map((_, index) => `folded.${steps.length - index}`).join(', ')}])`;
}

/**
 * For each step the run that got there last, of those that began within the window the one that began last. The first that
 * came to the end stays. In strict order a run is broken off by the event that does not go on with it, so that the furthest
 * is kept besides.
 */
function inOrder({ steps, order }: FunnelDefinition, window: string): string {
  const last = steps.length;
  const longer = steps.map((_, index) => longerRun(steps, index + 1, window));
  const next = longer.map(({ holds, run }, index) => {
    if (order === 'strict') return `if(${holds}, ${run}, ${NO_RUN})`;
    const stays = index + 1 === last ? `empty(runs.${last}) AND ` : '';
    return `if(${stays}${holds}, ${run}, runs.${index + 1})`;
  });
  const best = longer.map(
    ({ holds, run }, index) => `length(runs.${last + 1}) < ${Math.min(index + 2, last)} AND ${holds}, ${run}`,
  );
  if (order === 'strict') next.push(`multiIf(${best.toReversed().join(', ')}, runs.${last + 1})`);
  return `arrayFold((runs, event) -> tuple(${next.join(', ')}), history, tuple(${next.map(() => NO_RUN).join(', ')}))`;
}

/** When an event makes a run of so many steps, and which. What is passed over stands as 0 in it. */
function longerRun(steps: FunnelDefinition['steps'], place: number, window: string): { holds: string; run: string } {
  if (place === 1) return { holds: has('event', 0), run: '[event]' };
  const before = placesBefore(steps, place);
  const began = before.map((at) => `runs.${at}[1]`);
  const latest = greatest(began);
  // The nearest of those that began last.
  const choices = before.map((at, index) =>
    index === before.length - 1
      ? padded(at, place)
      : `${began[index]} >= ${greatest(began.slice(index + 1))}, ${padded(at, place)}`,
  );
  return {
    holds: `${has('event', place - 1)} AND ${latest} > 0 AND event <= ${lastWithin(latest, window)}`,
    run: `arrayPushBack(${choices.length > 1 ? `multiIf(${choices.join(', ')})` : choices[0]}, event)`,
  };
}

const greatest = (values: readonly string[]) =>
  values.length > 1 ? `greatest(${values.join(', ')})` : (values[0] ?? '');

/** Steps that may come right before one: the one before it, and those before optional ones. */
function placesBefore(steps: FunnelDefinition['steps'], place: number): number[] {
  const before = [place - 1];
  while (steps[(before.at(-1) ?? 0) - 1]?.optional) before.push((before.at(-1) ?? 0) - 1);
  return before.filter((at) => at > 0);
}

const padded = (at: number, place: number) =>
  at === place - 1 ? `runs.${at}` : `arrayResize(runs.${at}, ${place - 1}, toUInt128(0))`;

/** The latest event of each step; the most steps that were within the window of each other, the first time all of them. */
function inAnyOrder({ steps }: FunnelDefinition, window: string): string {
  const latest = steps.map((_, index) => `if(${has('event', index)}, event, runs.1[${index + 1}])`);
  const done = `arraySort(arrayFilter(one -> one > 0 AND ${momentOf('event')} - ${momentOf('one')} <= ${window}, [${latest.join(', ')}]))`;
  return `arrayFold((runs, event) -> ([${latest.join(', ')}],
        if(length(runs.2) < ${steps.length} AND length(${done}) >= length(runs.2), ${done}, runs.2)), history,
      (arrayResize(${NO_RUN}, ${steps.length}, toUInt128(0)), ${NO_RUN}))`;
}

/** Whether something that takes a run out was done between two of its steps, or before it could not go on any more. */
function isExcluded({ steps, exclusions }: FunnelDefinition, window: string): string {
  const each = exclusions.map(({ from = 1, to = steps.length }, index) => {
    const reached = `arrayFirst(entry -> entry > 0, arraySlice(run, ${to}))`;
    const isWithin = `if(${reached} > 0, one < ${reached}, ${momentOf('one')} - ${momentOf('run[1]')} <= ${window})`;
    return `length(run) >= ${from} AND arrayExists(one -> ${has('one', steps.length + index)}
      AND one > arrayMax(arraySlice(run, 1, ${from})) AND ${isWithin}, history)`;
  });
  return each.length === 0 ? '0' : `(${each.join(' OR ')})`;
}
