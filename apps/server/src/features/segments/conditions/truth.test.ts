import { readAct } from '@desirepath/contract/acts';
import { type Clause, type Condition, writeConditions } from '@desirepath/contract/conditions';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { repairSessions } from '../../../storage/behaviour/repair.ts';
import { type Row, toLine } from '../../../storage/behaviour/rows.ts';
import { withTestBehaviour } from '../../../testing/behaviour.testing.ts';
import { rangeParams } from '../days/range.ts';
import { segmentParams, sessionsInQuestion } from '../queries.ts';

/*
 * Every condition once more, as a person would explain it: over plain lists of events, without SQL. Whatever is drawn by lot has
 * to find the same sessions in both.
 */

let behaviour: Behaviour;
withTestBehaviour((opened) => {
  behaviour = opened;
});

const SITE = 3;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Berlin's clocks go back on the 25th. */
const RANGE = { site: SITE, from: '2026-10-23', to: '2026-10-27' };
const BEGIN = Date.UTC(2026, 9, 20);

interface Happened {
  at: number;
  what: 'page' | 'custom' | 'rage';
  /** A path, or the name of an event. */
  name: string;
  total: number | undefined;
}
interface Session {
  id: string;
  visitor: string;
  device: string;
  events: Happened[];
}

const PATHS = ['/', '/cart', '/products/1', '/products/2'];
const NAMES = ['order', 'signup'];

const happening = fc.record({
  // Within few minutes, so that many are at the same moment.
  minute: fc.nat({ max: 6 }),
  what: fc.constantFrom('page' as const, 'page' as const, 'custom' as const, 'rage' as const),
  path: fc.constantFrom(...PATHS),
  name: fc.constantFrom(...NAMES),
  total: fc.option(fc.constantFrom(5, 20, 50), { nil: undefined }),
});
const visitors = fc.sample(
  fc.array(
    fc.record({
      hour: fc.nat({ max: 9 * 24 }),
      device: fc.constantFrom('mobile', 'desktop', ''),
      happened: fc.array(happening, { minLength: 1, maxLength: 5 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  { numRuns: 700, seed: 5 },
);

const uuid = (kind: number, number: number) => `00000000-0000-4000-800${kind}-${number.toString(16).padStart(12, '0')}`;

const sessions: Session[] = visitors.flatMap((visits, visitor) =>
  visits.map(({ hour, device, happened }, visit) => {
    // No two sessions of a visitor begin at once: which of them is the first could not be said.
    const start = BEGIN + hour * 60 * MINUTE + visit * 7;
    return {
      id: uuid(1, visitor * 10 + visit),
      visitor: uuid(2, visitor),
      device,
      events: happened.map(({ minute, what, path, name, total }) => ({
        at: start + minute * MINUTE,
        what,
        name: what === 'page' ? path : name,
        total: what === 'custom' ? total : undefined,
      })),
    };
  }),
);

beforeAll(async () => {
  const rows = sessions.flatMap(({ id, visitor, device, events }) =>
    events.map(({ at, what, name, total }): Row<'events'> => {
      const type = { page: 'page_view', custom: 'custom', rage: 'rage_click' }[what];
      return {
        site_id: SITE,
        session_id: id,
        visitor_id: visitor,
        device,
        type,
        name: what === 'custom' ? name : '',
        path: what === 'page' ? name : '/',
        props: total === undefined ? {} : { total },
        at,
        received_at: at,
      };
    }),
  );
  await behaviour.insert('events', Buffer.from(rows.map((row) => toLine('events', row)).join('\n')));
  await repairSessions(behaviour, 30 * DAY);
});
const startOf = ({ events }: Session) => Math.min(...events.map(({ at }) => at));
const matches = (path: string, group: string) =>
  new RegExp(`^${group.replace(/[.?+^$()[\]{}|\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(path);

function isAct(text: string): (event: Happened) => boolean {
  const { type, value, filters } = readAct(text);
  return ({ what, name, total }) =>
    (type === 'page' ? what === 'page' && matches(name, value) : what === 'custom' && name === value) &&
    filters.every((filter) =>
      filter.operator === 'has' ? total !== undefined : total !== undefined && total >= Number(filter.value),
    );
}

const didThen = (events: readonly Happened[], first: string, second: string, within: number) =>
  events.some(
    (one) =>
      isAct(first)(one) &&
      events.some((other) => isAct(second)(other) && other.at > one.at && other.at - one.at <= within * 1000),
  );

function inOrder(events: readonly Happened[], steps: readonly string[], after = Number.NEGATIVE_INFINITY): boolean {
  const [step, ...rest] = steps;
  if (step === undefined) return true;
  return events.some((event) => event.at > after && isAct(step)(event) && inOrder(events, rest, event.at));
}

const between = (count: number, { from, to }: { from?: number; to?: number }) =>
  count >= (from ?? 0) && count <= (to ?? Number.POSITIVE_INFINITY);

function truthIn(timeZone: string) {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone });
  const dayOf = (at: number) => format.format(at);
  const isOver = (at: number) => dayOf(at) > RANGE.to;
  const isOn = (at: number, { from = '', to = '9' }: { from?: string; to?: string }) =>
    dayOf(at) >= from && dayOf(at) <= to;
  /** Looking back so many days from midnight goes by the calendar. */
  const daysBefore = (days: number) => new Date(Date.parse(RANGE.to) - (days - 1) * DAY).toISOString().slice(0, 10);

  const ofVisitor = (visitor: string) => sessions.filter((one) => one.visitor === visitor);
  const soFar = (visitor: string) =>
    ofVisitor(visitor)
      .flatMap(({ events }) => events)
      .filter(({ at }) => !isOver(at));
  const firstOf = (visitor: string) => Math.min(...ofVisitor(visitor).map(startOf));

  const holds = (clause: Clause, session: Session): boolean => holdsAtAll(clause, session) !== clause.not;

  function holdsAtAll(clause: Clause, session: Session): boolean {
    const { events, visitor } = session;
    switch (clause.kind) {
      case 'group':
        return clause.any.some((list) => list.every((one) => holds(one, session)));
      case 'page':
        return events.some(({ what, name }) => what === 'page' && clause.any.some((path) => matches(name, path)));
      case 'event':
        return events.some(({ what, name }) => what === 'custom' && clause.any.includes(name));
      case 'device':
        return clause.any.includes(session.device);
      case 'rage':
        return events.filter(({ what }) => what === 'rage').length >= clause.times;
      case 'pageviews':
        return between(events.filter(({ what }) => what === 'page').length, clause);
      case 'did':
        return between(events.filter(isAct(clause.act)).length, { from: clause.from ?? 1, to: clause.to });
      case 'then':
        return didThen(events, clause.first, clause.second, clause.within);
      case 'order':
        return inOrder(events, clause.steps);
      case 'visitor_did': {
        const { act, days } = clause;
        const done = soFar(visitor).filter(isAct(act));
        const looked = days === undefined ? done : done.filter(({ at }) => dayOf(at) >= daysBefore(days));
        return between(looked.length, { from: clause.from ?? 1, to: clause.to });
      }
      case 'visitor_then':
        return didThen(soFar(visitor), clause.first, clause.second, clause.within);
      case 'did_on':
        return soFar(visitor).some((event) => isAct(clause.act)(event) && isOn(event.at, clause));
      case 'first_seen':
        return isOn(firstOf(visitor), clause);
      case 'visits':
        return between(ofVisitor(visitor).filter((one) => !isOver(startOf(one))).length, clause);
      case 'visit':
        return (startOf(session) === firstOf(visitor)) === (clause.who === 'new');
      default:
        throw new Error(`${clause.kind} is not drawn`);
    }
  }

  return (clauses: readonly Clause[]) =>
    sessions
      .filter((session) => isOn(startOf(session), RANGE) && clauses.every((clause) => holds(clause, session)))
      .map(({ id }) => id)
      .sort();
}

const not = fc.boolean();
const act = fc.constantFrom('/', '/*', '/products/*', '/cart', 'order', 'signup', 'order?total>=20', 'order?total');
const often = { from: fc.constantFrom(undefined, 1, 2, 3), to: fc.constantFrom(undefined, 3, 4) };
const within = fc.constantFrom(60, 120, 300, 90_000, 400_000);
const days = {
  from: fc.constantFrom('2026-10-21', '2026-10-24'),
  to: fc.constantFrom(undefined, '2026-10-25', '2026-10-26'),
};
const fixed = <Value>(value: Value) => fc.constant(value);

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ kind: fixed('page' as const), not, any: fc.subarray(['/cart', '/products/*', '/'], { minLength: 1 }) }),
  fc.record({ kind: fixed('event' as const), not, any: fc.subarray(NAMES, { minLength: 1 }) }),
  fc.record({ kind: fixed('device' as const), not, any: fc.subarray(['mobile', ''], { minLength: 1 }) }),
  fc.record({ kind: fixed('rage' as const), not, times: fc.constantFrom(1, 2) }),
  fc.record({ kind: fixed('pageviews' as const), not, from: fc.constantFrom(1, 2), to: fc.constantFrom(undefined, 3) }),
  fc.record({ kind: fixed('did' as const), not, act, ...often }),
  fc.record({ kind: fc.constantFrom('then' as const, 'visitor_then' as const), not, first: act, second: act, within }),
  fc.record({
    kind: fixed('order' as const),
    not,
    steps: fc.array(fc.constantFrom('/*', '/cart', '/products/*', 'order', 'signup'), { minLength: 2, maxLength: 3 }),
  }),
  fc.record({ kind: fixed('visitor_did' as const), not, act, ...often, days: fc.constantFrom(undefined, 1, 3, 4) }),
  fc.record({ kind: fixed('did_on' as const), not, act, ...days }),
  fc.record({ kind: fixed('first_seen' as const), not, ...days }),
  fc.record({ kind: fixed('visits' as const), not, from: fc.constantFrom(1, 2), to: fc.constantFrom(undefined, 2) }),
  fc.record({ kind: fixed('visit' as const), not, who: fc.constantFrom('new' as const, 'returning' as const) }),
);
const clause: fc.Arbitrary<Clause> = fc.letrec<{ clause: Clause; group: Clause }>((tie) => ({
  group: fc.record({
    kind: fixed('group' as const),
    not,
    any: fc.array(fc.array(tie('clause'), { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 }),
  }),
  clause: fc.oneof({ maxDepth: 2, depthIdentifier: 'brackets' }, condition, tie('group')),
})).clause;

it.each(['UTC', 'Europe/Berlin', 'Asia/Kathmandu'])(
  'a segment finds the sessions that a person would, by the days of %s',
  async (timeZone) => {
    const truth = truthIn(timeZone);
    const kinds = fc.sample(condition, { numRuns: 40, seed: 17 }).map((one) => [one]);
    const trees = fc.sample(fc.array(clause, { minLength: 1, maxLength: 2 }), { numRuns: 25, seed: 23 });
    for (const clauses of [...kinds, ...trees]) {
      const where = writeConditions(clauses) ?? '';
      const rows = await behaviour.rows<{ session_id: string }>(
        `SELECT session_id FROM (${sessionsInQuestion({ where })}) ORDER BY session_id`,
        { ...rangeParams({ ...RANGE, timeZone }), ...segmentParams({ where }) },
      );
      const found = rows.map(({ session_id }) => session_id).sort();
      expect({ where, found }).toEqual({ where, found: truth(clauses) });
    }
  },
  60_000,
);
