import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { repairSessions } from '../../storage/behaviour/repair.ts';
import { type Row, toLine } from '../../storage/behaviour/rows.ts';
import { withTestBehaviour } from '../../testing/behaviour.testing.ts';
import { createBinder } from '../segments/bind.ts';
import { rangeOf, rangeParams } from '../segments/days/range.ts';
import { eventsInQuestion } from '../segments/events/queries.ts';
import { plainFlow, plainWay } from './plain.testing.ts';
import { flow, isOnWay, journeys } from './queries.ts';

const SITE = 5;
const NOON = Date.UTC(2026, 10, 2, 12);
const PATHS = ['/', '/a', '/products/1', '/products/2', '/b', '/c'];
const GROUPS = '/products/*';
const range = rangeOf({ site: SITE, from: '2026-11-01', to: '2026-11-03' }, 'Asia/Kathmandu');

interface Visit {
  session: string;
  events: { stop: string; at: number; seq: number }[];
}

let behaviour: Behaviour;
withTestBehaviour((opened) => {
  behaviour = opened;
});
let hashes: Map<string, number>;
/** Few stops, many at the same moment, some told late: repeated, tied and out of order. */
const visits: Visit[] = fc
  .sample(
    fc.array(fc.tuple(fc.nat(PATHS.length), fc.constantFrom(0, 0, 1000, 5000, -500)), { minLength: 1, maxLength: 9 }),
    { numRuns: 1500, seed: 3 },
  )
  .map((given) => {
    let at = NOON;
    return {
      session: crypto.randomUUID(),
      events: given.map(([which, after], seq) => {
        at += after;
        return { stop: PATHS[which] ?? 'event:order', at, seq };
      }),
    };
  });

beforeAll(async () => {
  const rows = visits.flatMap(({ session, events }) =>
    events.map(({ stop, ...when }): Row<'events'> => {
      const what = stop.startsWith('/')
        ? { type: 'page_view', path: stop }
        : { type: 'custom', name: 'order', path: '/b' };
      return { site_id: SITE, visitor_id: session, session_id: session, received_at: NOON, ...what, ...when };
    }),
  );
  await behaviour.insert('events', Buffer.from(rows.map((row) => toLine('events', row)).join('\n')));
  await repairSessions(behaviour);
  const names = [...PATHS, GROUPS, 'event:order'];
  const known = await behaviour.rows<{ stop: string; hash: number }>(
    `SELECT arrayJoin({names:Array(String)}) AS stop, bitOr(bitAnd(cityHash64(stop), ${2 ** 52 - 1}), 2) AS hash`,
    { names },
  );
  hashes = new Map(known.map(({ stop, hash }) => [stop, hash]));
});
const anchor = fc.constantFrom(undefined, '/', '/products/*', '/products/1', 'event:order', '/nowhere');
const options = fc
  .record({ anchor, isEnd: fc.boolean(), events: fc.boolean(), groups: fc.constantFrom('', GROUPS) })
  .map(({ anchor: given, isEnd, ...rest }) => ({ ...rest, ...(isEnd ? { end: given } : { start: given }) }));
type Options = typeof options extends fc.Arbitrary<infer Value> ? Value & { start?: string; end?: string } : never;

function sessionsAs({ events, groups }: { events: boolean; groups: string }) {
  return visits.map((visit) => {
    const sorted = visit.events.toSorted((one, other) => one.at - other.at || one.seq - other.seq);
    const stops = sorted
      .map(({ stop }) => (groups === GROUPS && stop.startsWith('/products/') ? GROUPS : stop))
      .filter((stop) => events || stop.startsWith('/'));
    return { session: visit.session, stops, isConverted: visit.events.some(({ stop }) => stop === '/c') };
  });
}

it('thousands of sessions flow as a plain count of them says', async () => {
  const shown = fc.record({
    steps: fc.integer({ min: 2, max: 6 }),
    most: fc.integer({ min: 1, max: 8 }),
    min_share: fc.constantFrom(0, 0.02, 0.2),
  });
  await fc.assert(
    fc.asyncProperty(options, shown, async (given: Options, how) => {
      const found = await flow(behaviour, { range, segment: {}, goal: { where: 'page:/c' }, ...given, ...how });
      const plain = plainFlow(sessionsAs(given), { ...given, ...how }, (stop) => hashes.get(stop) ?? 0);
      const sorted = (list: readonly object[]) => list.map((one) => JSON.stringify(Object.entries(one).sort())).sort();
      expect(sorted(found.nodes)).toEqual(sorted(plain.nodes));
      expect(sorted(found.edges)).toEqual(sorted(plain.edges));
      expect(found.sessions).toBe(plain.sessions);
    }),
    { numRuns: 12 },
  );
});

it('a stop and a way on lead to exactly their sessions', async () => {
  const stop = fc.constantFrom('/', '/a', '/products/*', 'event:order');
  await fc.assert(
    fc.asyncProperty(
      options,
      stop,
      fc.option(fc.constantFrom('/b', '/c', 'exit'), { nil: undefined }),
      fc.integer({ min: 1, max: 4 }),
      async (given: Options, at, next, step) => {
        const { bind, params } = createBinder('way');
        const isOn = isOnWay({ ...given, step, stop: at, next }, { among: eventsInQuestion({}), bind });
        const rows = await behaviour.rows<{ session_id: string }>(
          `SELECT DISTINCT session_id FROM events WHERE site_id = {site:UInt32} AND ${isOn}`,
          { ...rangeParams(range), ...params },
        );
        const expected = sessionsAs(given).filter(({ stops }) => {
          const way = plainWay(stops, given);
          return way?.[step - 1] === at && (next === undefined || (way[step] ?? 'exit') === next);
        });
        expect(rows.map(({ session_id }) => session_id).sort()).toEqual(expected.map(({ session }) => session).sort());
      },
    ),
    { numRuns: 12 },
  );
});

it('the commonest journeys are those that most sessions made whole', async () => {
  const given = { events: true, groups: GROUPS };
  const counted = Map.groupBy(sessionsAs(given), ({ stops }) => (plainWay(stops, {}) ?? []).join(' → '));
  const found = await journeys(behaviour, { range, segment: {}, goal: { where: 'page:/c' }, ...given, limit: 40 });
  for (const { stops, sessions, converted } of found.items) {
    const same = counted.get(stops.join(' → ')) ?? [];
    expect([sessions, converted]).toEqual([same.length, same.filter(({ isConverted }) => isConverted).length]);
  }
  const most = [...counted.values()].map(({ length }) => length).sort((one, other) => other - one);
  expect(found.items.map(({ sessions }) => sessions)).toEqual(most.slice(0, 40));
});

it('nobody goes nowhere', async () => {
  const nobody = rangeOf({ site: SITE, from: '2020-01-01', to: '2020-01-02' }, 'UTC');
  const asked = { range: nobody, segment: {}, events: false, groups: '' };
  const shown = { steps: 5, most: 8, min_share: 0.01 };
  expect(await flow(behaviour, { ...asked, ...shown })).toEqual({ sessions: 0, converted: 0, nodes: [], edges: [] });
});

it('ways begin at a page that is written as browsers show it, alone or in a group', async () => {
  const [session_id, site_id] = [crypto.randomUUID(), SITE + 1];
  const rows = ['/men%C3%BC/tee', '/cart'].map(
    (path, seq): Row<'events'> => ({
      ...{ site_id, session_id, visitor_id: session_id, type: 'page_view', path },
      ...{ seq, at: NOON + seq, received_at: NOON },
    }),
  );
  await behaviour.insert('events', Buffer.from(rows.map((row) => toLine('events', row)).join('\n')));
  await repairSessions(behaviour);
  const asked = { range: { ...range, site: site_id }, segment: {}, events: true, steps: 2, most: 8, min_share: 0 };
  const next = { to: '/cart', sessions: 1 };
  const alone = await flow(behaviour, { ...asked, start: '/menü/tee', groups: '' });
  expect(alone.edges).toMatchObject([{ from: '/men%C3%BC/tee', ...next }]);
  const grouped = await flow(behaviour, { ...asked, start: '/menü/*', groups: '/menü/*' });
  expect(grouped.edges).toMatchObject([{ from: '/men%C3%BC/*', ...next }]);
});
