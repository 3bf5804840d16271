import { PATHS } from '@desirepath/contract/limits';
import { asStored } from '@desirepath/contract/path-groups';
import { EXIT, type Journey, OTHER, type PathEdge, type PathNode, readGroups } from '@desirepath/contract/paths';
import type { Behaviour, QueryParams } from '../../storage/behaviour/open.ts';
import { pathIs } from '../segments/acts/queries.ts';
import { type Bind, createBinder } from '../segments/bind.ts';
import { EVENTS_OF_SESSIONS } from '../segments/days/queries.ts';
import { type DayRange, rangeParams } from '../segments/days/range.ts';
import { eventsInQuestion } from '../segments/events/queries.ts';
import { hashOfId } from '../segments/hash-of-id.ts';
import { segmentParams, sessionsInQuestion } from '../segments/queries.ts';
import type { ResolvedSegment } from '../segments/references.ts';

/*
 * A way is what a session did, stop by stop: pages and, if wanted, custom events, a repeated one once. Stops are hashes here,
 * whose names are looked up of those few that are told. plain.testing.ts says the same without SQL.
 */

/** What counts as a stop, and which part of the way is looked at. */
export interface WayOptions {
  start?: string | undefined;
  end?: string | undefined;
  events: boolean;
  groups: string;
}

export interface PathsQuestion extends WayOptions {
  range: DayRange;
  segment: ResolvedSegment;
  /** Those who convert. */
  goal?: ResolvedSegment | undefined;
}

/** Stands for "nothing more" and for "one of many"; no hash is either. */
const OVER = 0;
const MANY = 1;

/** 52 bits, which JSON keeps; of a million different stops the chance that two are taken for one is 1 in 10,000. */
const hashOf = (name: string) => `bitOr(bitAnd(cityHash64(${name}), ${2 ** 52 - 1}), 2)`;

/** Pages by their group, if they are in one; events so that no page has their name. */
function stopName({ groups, events }: WayOptions, bind: Bind): string {
  const grouped = readGroups(groups).map((group) => `${pathIs('path', group, bind)}, ${bind(asStored(group))}`);
  const page = grouped.length === 0 ? 'path' : `multiIf(${grouped.join(', ')}, toString(path))`;
  return events ? `if(type = 'custom', concat('${EVENT}', name), toString(${page}))` : page;
}

const typesOf = ({ events }: WayOptions) => (events ? "type IN ('page_view', 'custom')" : "type = 'page_view'");

/** A stop as it is called here, of one that may be written as browsers show it. */
const stopCalled = (name: string) => (name.startsWith(EVENT) ? name : asStored(name));
const EVENT = 'event:';

/** One row a session that has such a way: `session_id`, `way` of no more than so many stops, and whether it converted. */
function ways(
  options: WayOptions,
  { among, bind, goal, stops }: { among: string; bind: Bind; goal?: ResolvedSegment | undefined; stops: number },
): string {
  const { start, end } = options;
  const given = start ?? end;
  const anchor = given === undefined ? undefined : stopCalled(given);
  const all = `arrayCompact(arrayMap(one -> toUInt64(bitAnd(one, toUInt128(${2 ** 52 - 1}))), arraySort(groupArray(entry))))`;
  const told = end === undefined ? all : `arrayReverse(${all})`;
  const from = anchor === undefined ? '1' : `indexOf(told, ${hashOf(bind(anchor))})`;
  const converted = goal ? `session_id IN (SELECT session_id FROM (${ofGoal(sessionsInQuestion(goal))}))` : '0';
  return `
    SELECT session_id, arraySlice(told, place, ${stops}) AS way, ${converted} AS is_converted
    FROM (
      SELECT session_id, ${told} AS told, ${from} AS place
      FROM (
        SELECT session_id,
          bitShiftLeft(toUInt128(toUnixTimestamp64Milli(e.at)), 84) + bitShiftLeft(toUInt128(e.seq), 52) + ${hashOf(stopName(options, bind))} AS entry
        FROM events AS e
        WHERE ${among} AND ${typesOf(options)} ${anchor === undefined ? '' : `AND ${hashOfId('session_id')} IN (${whoMade(anchor, options, bind)})`})
      GROUP BY session_id)
    WHERE place > 0`;
}

/** Sessions that made a stop on these days, whoever is asked for: nobody else has a way from it or to it. */
const whoMade = (stop: string, options: WayOptions, bind: Bind) => `
          SELECT ${hashOfId('session_id')} FROM events
          WHERE ${EVENTS_OF_SESSIONS} AND ${typesOf(options)} AND ${stopName(options, bind)} = ${bind(stop)}`;

/** Places of the goal's values beside those of the segment, which have the same names. */
const ofGoal = (sql: string) => sql.replaceAll('{where_', '{goal_');
const goalParams = (goal: ResolvedSegment): QueryParams =>
  Object.fromEntries(
    Object.entries(segmentParams(goal)).map(([name, value]) => [name.replace(/^where_/, 'goal_'), value]),
  );

interface Counts {
  sessions: number;
  converted: number;
}

export interface Flow extends Counts {
  nodes: PathNode[];
  edges: PathEdge[];
}

/**
 * How many sessions went from each stop to each next one. At each step those stops are told by name that most made, and that
 * enough of all made; the others are one, so that a million addresses come to no more rows than ten.
 */
export async function flow(
  behaviour: Behaviour,
  question: PathsQuestion & { steps: number; most: number; min_share: number },
  signal?: AbortSignal,
): Promise<Flow> {
  const { steps, most, min_share } = question;
  const { sql, params, bind } = asked(question, steps);
  // Of the two ends of an edge one is counted at this step, the other at the next: both by the sessions that made them.
  const isTold = (rank: string, total: string) =>
    `${rank} <= ${bind(most)} AND ${total} >= ${bind(min_share, 'Float64')} * all_sessions`;
  const rows = await behaviour.rows<{ step: number; source: number; target: number } & Counts>(
    `SELECT step, if(${isTold('from_rank', 'from_total')}, stop, ${MANY}) AS source,
       multiIf(next = ${OVER}, ${OVER}, ${isTold('to_rank', 'to_total')}, next, ${MANY}) AS target,
       sum(edge_sessions) AS sessions, sum(edge_converted) AS converted
     FROM (
       SELECT *, dense_rank() OVER (PARTITION BY step ORDER BY from_total DESC, stop) AS from_rank,
         dense_rank() OVER (PARTITION BY step ORDER BY next = ${OVER}, to_total DESC, next) AS to_rank
       FROM (
         SELECT *, sum(edge_sessions) OVER (PARTITION BY step, stop) AS from_total,
           sum(edge_sessions) OVER (PARTITION BY step, next) AS to_total,
           sumIf(edge_sessions, step = 1) OVER () AS all_sessions
         FROM (
           SELECT hop.1 AS step, hop.2 AS stop, hop.3 AS next, count() AS edge_sessions, countIf(is_converted) AS edge_converted
           FROM (
             SELECT is_converted, arrayZip(arrayEnumerate(way), way, arrayPushBack(arrayPopFront(way), toUInt64(${OVER}))) AS hops
             FROM (${sql}))
           ARRAY JOIN hops AS hop
           GROUP BY step, stop, next)))
     GROUP BY step, source, target
     ORDER BY step, sessions DESC, source, target`,
    params,
    signal,
  );
  const names = await namesOf(
    behaviour,
    question,
    rows.flatMap(({ source, target }) => [source, target]),
    signal,
  );
  const edges = rows.map(({ step, source, target, ...counts }) => ({
    step,
    from: names(source),
    to: names(target),
    ...counts,
  }));
  const nodes = nodesOf(edges);
  const first = nodes.filter(({ step }) => step === 1);
  // The last step leads nowhere: whether it was the end is not known.
  return { ...summed(first), nodes, edges: edges.filter(({ step }) => step < steps) };
}

function nodesOf(edges: readonly PathEdge[]): PathNode[] {
  const byNode = Map.groupBy(edges, ({ step, from }) => `${step} ${from}`);
  return [...byNode.values()]
    .flatMap((of) => (of[0] ? [{ step: of[0].step, name: of[0].from, ...summed(of) }] : []))
    .sort((one, other) => one.step - other.step || other.sessions - one.sessions);
}

const summed = (counts: readonly Counts[]): Counts => ({
  sessions: counts.reduce((sum, { sessions }) => sum + sessions, 0),
  converted: counts.reduce((sum, { converted }) => sum + converted, 0),
});

/** The ways that most sessions took from their first stop to their last. */
export async function journeys(
  behaviour: Behaviour,
  question: PathsQuestion & { limit: number },
  signal?: AbortSignal,
): Promise<Counts & { items: Journey[] }> {
  const { sql, params } = asked(question, PATHS.journeyStops);
  const rows = await behaviour.rows<{ way: number[]; all_sessions: number; all_converted: number } & Counts>(
    `SELECT way, count() AS sessions, countIf(is_converted) AS converted,
       sum(count()) OVER () AS all_sessions, sum(countIf(is_converted)) OVER () AS all_converted
     FROM (${sql})
     GROUP BY way
     ORDER BY sessions DESC, length(way), way
     LIMIT {limit:UInt32}`,
    { ...params, limit: question.limit },
    signal,
  );
  const names = await namesOf(
    behaviour,
    question,
    rows.flatMap(({ way }) => way),
    signal,
  );
  const [first] = rows;
  return {
    sessions: first?.all_sessions ?? 0,
    converted: first?.all_converted ?? 0,
    items: rows.map(({ way, sessions, converted }) => ({ stops: way.map(names), sessions, converted })),
  };
}

function asked({ range, segment, goal, ...options }: PathsQuestion, stops: number) {
  const { bind, params } = createBinder('way');
  const sql = ways(options, { among: eventsInQuestion(segment), bind, goal, stops });
  const given: QueryParams = { ...rangeParams(range), ...segmentParams(segment), ...(goal ? goalParams(goal) : {}) };
  // What is bound later on is among them too.
  return { sql, bind, params: Object.assign(params, given) };
}

/** What stops are called. Any event of these days that is such a stop tells: whose it is need not be known. */
async function namesOf(
  behaviour: Behaviour,
  { range, ...options }: WayOptions & { range: DayRange },
  hashes: readonly number[],
  signal?: AbortSignal,
): Promise<(hash: number) => string> {
  const { bind, params } = createBinder('name');
  const wanted = [...new Set(hashes)].filter((hash) => hash > MANY);
  const distinct = options.events
    ? "type, if(type = 'custom', e.name, '') AS name, if(type = 'custom', '', e.path) AS path"
    : "'page_view' AS type, '' AS name, path";
  const rows = await behaviour.rows<{ hash: number; stop: string }>(
    `SELECT ${hashOf('stop')} AS hash, stop
     FROM (
       SELECT DISTINCT ${stopName(options, bind)} AS stop
       FROM (SELECT DISTINCT ${distinct} FROM events AS e WHERE ${EVENTS_OF_SESSIONS} AND e.${typesOf(options)}))
     WHERE hash IN {hashes:Array(UInt64)}`,
    { ...rangeParams(range), ...params, hashes: wanted },
    signal,
  );
  const byHash = new Map(rows.map(({ hash, stop }) => [hash, stop]));
  return (hash) => (hash === OVER ? EXIT : hash === MANY ? OTHER : (byHash.get(hash) ?? OTHER));
}

/** Whether a session made a stop at a step of its way; and which one next, where that is asked. */
export function isOnWay(
  options: WayOptions & { step: number; stop: string; next?: string | undefined },
  { among, bind }: { among: string; bind: Bind },
): string {
  const { step, stop, next } = options;
  const then =
    next === undefined
      ? ''
      : next === EXIT
        ? ` AND length(way) = ${step}`
        : ` AND way[${step + 1}] = ${hashOf(bind(stopCalled(next)))}`;
  return `session_id IN (SELECT session_id FROM (${ways(options, { among, bind, stops: step + 1 })})
    WHERE way[${step}] = ${hashOf(bind(stopCalled(stop)))}${then})`;
}
