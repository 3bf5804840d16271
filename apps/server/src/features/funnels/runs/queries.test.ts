import {
  definitionProblems,
  FUNNEL_ORDERS,
  FUNNEL_UNITS,
  type FunnelDefinition,
} from '@desirepath/contract/funnel-definition';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { type Row, toLine } from '../../../storage/behaviour/rows.ts';
import { withTestBehaviour } from '../../../testing/behaviour.testing.ts';
import { createBinder } from '../../segments/bind.ts';
import { rangeParams } from '../../segments/days/range.ts';
import { peopleOf } from '../../segments/people/queries.ts';
import { type PlainEvent, plainRun } from './plain.testing.ts';
import { runs } from './queries.ts';

const SITE = 3;
const NOON = Date.UTC(2026, 2, 29, 0, 59, 58);
const HISTORIES = 1500;
const DAYS = { site: SITE, from: '2026-03-28', to: '2026-03-30', timeZone: 'UTC' };

/** What may happen, and whether a path or a name that a step or an exclusion asks for is it. */
const HAPPENINGS: Row<'events'>[] = [
  { type: 'page_view', path: '/a' },
  { type: 'page_view', path: '/a/b' },
  { type: 'page_view', path: '/c' },
  { type: 'custom', name: 'order', props: { total: 5 } },
  { type: 'custom', name: 'order', props: { total: 50 } },
  { type: 'click', element: '#buy' },
  { type: 'form_submit', name: 'signup' },
  { type: 'scroll', value: 3 },
];
const none = { filters: [] };
const ACTS = [
  { act: { type: 'page', value: '/a', ...none }, is: [0] },
  { act: { type: 'page', value: '/a*', ...none }, is: [0, 1] },
  { act: { type: 'page', value: '/c', ...none }, is: [2] },
  { act: { type: 'event', value: 'order', ...none }, is: [3, 4] },
  { act: { type: 'event', value: 'order', filters: [{ property: 'total', operator: 'gt', value: '20' }] }, is: [4] },
  { act: { type: 'element', value: '#buy', ...none }, is: [5] },
  { act: { type: 'form', value: 'signup', ...none }, is: [6] },
] as const;
const TYPE_OF = { page: 'page_view', event: 'custom', element: 'click', form: 'form_submit' };

interface Happened {
  session: string;
  person: string;
  what: number;
  at: number;
  seq: number;
}

/** Short histories, so that steps, ties and repetitions meet; of persons with up to three sessions, some of them identified. */
const history = fc.array(
  fc.record({
    what: fc.nat(HAPPENINGS.length - 1),
    // Many at the same moment, some out of the order they are stored in, some across the hour that spring takes away.
    after: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 4000 }), fc.integer({ min: -2000, max: 9000 })),
    session: fc.nat(2),
  }),
  { maxLength: 12 },
);
const act = fc.constantFrom(...ACTS);
const definition = fc
  .record({
    steps: fc.array(fc.tuple(act, fc.boolean()), { minLength: 2, maxLength: 5 }),
    exclusions: fc.array(fc.tuple(act, fc.nat(5), fc.nat(5)), { maxLength: 2 }),
    order: fc.constantFrom(...FUNNEL_ORDERS),
    count_by: fc.constantFrom(...FUNNEL_UNITS),
    window_seconds: fc.constantFrom(1, 2, 5, 3600),
  })
  .map(({ steps, exclusions, ...rest }) => ({
    acts: steps.map(([one]) => one),
    others: exclusions.map(([one]) => one),
    definition: {
      ...rest,
      steps: steps.map(([one, optional], at) => ({
        ...copy(one.act),
        optional: optional && rest.order !== 'any' && at > 0 && at < steps.length - 1,
      })),
      exclusions: exclusions.map(([one, from, to]) => ({ ...copy(one.act), from: from + 1, to: to + 1 })),
    } satisfies FunnelDefinition,
  }))
  .filter((one) => definitionProblems(one.definition).length === 0);

const copy = <Act extends (typeof ACTS)[number]['act']>(of: Act) => ({ ...of, filters: [...of.filters] });

let behaviour: Behaviour;
withTestBehaviour((opened) => {
  behaviour = opened;
});
const happened: Happened[] = [];

beforeAll(async () => {
  const events: string[] = [];
  const identities: string[] = [];
  fc.sample(history, { numRuns: HISTORIES, seed: 7 }).forEach((given, person) => {
    const sessions = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
    // Every third person uses two browsers, which a user id makes one of.
    const visitors = person % 3 === 0 ? [crypto.randomUUID(), crypto.randomUUID()] : [crypto.randomUUID()];
    if (visitors.length > 1) {
      for (const visitor_id of visitors)
        identities.push(
          toLine('identities', { site_id: SITE, visitor_id, user_id: `user-${person}`, identified_at: NOON }),
        );
    }
    let at = NOON;
    const all = given.map(({ what, after, session }, index) => {
      at += after;
      const row = { site_id: SITE, visitor_id: visitors[session % visitors.length], session_id: sessions[session] };
      happened.push({ session: String(row.session_id), person: String(person), what, at, seq: index });
      return toLine('events', { ...HAPPENINGS[what], ...row, at, seq: index, received_at: NOON });
    });
    events.push(...all.toSorted());
  });
  await behaviour.insert('events', Buffer.from(events.join('\n')));
  await behaviour.insert('identities', Buffer.from(identities.join('\n')));
});
const NOWHERE = '00000000-0000-0000-0000-000000000000';

it('thousands of histories come out as a plain implementation says, in every order, by session and by visitor', async () => {
  const people = await peopleOf(behaviour, SITE);
  await fc.assert(
    fc.asyncProperty(definition, async ({ definition: funnel, acts, others }) => {
      const { bind, params } = createBinder('funnel');
      const sql = runs({ definition: funnel, among: 'site_id = {site:UInt32}', people, bind });
      const rows = await behaviour.rows<{ at: number[]; is_excluded: number; sessions: string[] }>(
        `SELECT at, is_excluded, sessions FROM (${sql})`,
        { ...params, ...rangeParams(DAYS) },
      );
      const kinds = new Set([...funnel.steps, ...funnel.exclusions].map(({ type }) => TYPE_OF[type]));
      const isOf = (one: (typeof ACTS)[number], what: number) => (one.is as readonly number[]).includes(what);
      const plain = (one: Happened): PlainEvent => ({
        ...one,
        steps: acts.flatMap((each, step) => (isOf(each, one.what) ? [step] : [])),
        exclusions: others.flatMap((each, which) => (isOf(each, one.what) ? [which] : [])),
      });
      const looked = happened.filter(({ what }) => kinds.has(String(HAPPENINGS[what]?.type)));
      const byUnit = Map.groupBy(looked, (one) => (funnel.count_by === 'session' ? one.session : one.person));
      const expected = [...byUnit].flatMap(([unit, events]) => {
        const run = plainRun(funnel, events.map(plain));
        if (!run) return [];
        const sessions = funnel.count_by === 'session' ? [unit] : run.sessions.map((session) => session ?? NOWHERE);
        return [JSON.stringify([run.at, sessions, run.isExcluded])];
      });
      const found = rows.map(({ at, sessions, is_excluded }) => JSON.stringify([at, sessions, is_excluded === 1]));
      expect(found.sort()).toEqual(expected.sort());
    }),
    { numRuns: 30 },
  );
});
