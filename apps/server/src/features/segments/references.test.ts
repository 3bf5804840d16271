import { type Clause, type Reference, readConditions, writeConditions } from '@desirepath/contract/conditions';
import { SEGMENT } from '@desirepath/contract/limits';
import { DEFAULT_SETTINGS } from '@desirepath/contract/site-settings';
import type { Site } from '@desirepath/contract/sites';
import { expect, test } from 'vitest';
import { type Meaning, meaningsOf, type ReferenceKinds, type ResolvedSegment, resolveSegment } from './references.ts';

const SITE: Site = {
  id: 1,
  name: 'Shop',
  domain: 'shop.example',
  tracking_id: '018f0000-0000-7000-8000-000000000001',
  created_at: '2026-06-01T12:00:00Z',
  settings: DEFAULT_SETTINGS,
  owner: 'ada',
  team: '018f0000-0000-7000-8000-000000000002',
};
const id = (n: number) => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** What was saved, by its number; and what a reference was asked for beside it. */
function saving(segments: Record<number, { name: string; where: string }>) {
  const asked: string[] = [];
  const besides: (() => ResolvedSegment)[] = [];
  const sqlOf =
    (kind: string) =>
    async (_site: Site, _reference: object, beside: () => ResolvedSegment): Promise<Meaning> => {
      asked.push(kind);
      besides.push(beside);
      return { name: kind, sql: () => kind };
    };
  const kinds: ReferenceKinds = {
    segment: async (_site, reference) => {
      asked.push('segment');
      const found = Object.entries(segments).find(([n]) => id(Number(n)) === reference.id)?.[1];
      return found && { name: found.name, clauses: readConditions(found.where) };
    },
    goal: sqlOf('goal'),
    funnel: sqlOf('funnel'),
    way: sqlOf('way'),
    map: sqlOf('map'),
    zone: sqlOf('zone'),
    cohort: sqlOf('cohort'),
  };
  return { kinds, asked, besides, resolve: (where: string) => resolveSegment(SITE, { where }, kinds) };
}

const problem = (message: string) =>
  expect.objectContaining({
    code: 'invalid_input',
    data: [expect.objectContaining({ path: 'where', message, code: expect.any(String) })],
  });
const referenceOf = (where: string) => readConditions(where)[0] as Extract<Clause, { kind: 'segment' }>; // which it is

test('without a reference nothing is looked up', async () => {
  const { resolve, asked } = saving({});
  const segment = { where: 'rage;(page:/a|page:/b)' };
  expect(await resolve(segment.where)).toEqual(segment);
  expect(asked).toEqual([]);
});

test('a reference means what was saved, whether it is denied or not, and is looked up once', async () => {
  const { resolve, asked } = saving({ 1: { name: 'Cart', where: 'page:/cart' } });
  const where = `segment:${id(1)};!segment:${id(1)};(rage|segment:${id(1)})`;
  const segment = await resolve(where);
  expect(asked).toEqual(['segment']);
  expect(segment.where).toBe(where);
  for (const one of [`segment:${id(1)}`, `!segment:${id(1)}`]) {
    expect(meaningsOf(segment)(referenceOf(one))).toEqual({ name: 'Cart', clauses: readConditions('page:/cart') });
  }
});

test('references of references are looked up too', async () => {
  const { resolve } = saving({
    1: { name: 'Outer', where: `(rage|!segment:${id(2)})` },
    2: { name: 'Inner', where: 'page:/cart' },
  });
  const segment = await resolve(`segment:${id(1)}`);
  expect(meaningsOf(segment)(referenceOf(`segment:${id(2)}`)).name).toBe('Inner');
});

test('what was not looked up gets no further', () => {
  expect(() => meaningsOf({})(referenceOf(`segment:${id(1)}`))).toThrow(`segment:${id(1)} was not looked up`);
  expect(() => meaningsOf({ meanings: new Map() })(referenceOf(`segment:${id(1)}`))).toThrow('was not looked up');
});

test.each([
  ['itself', { 1: { name: 'A', where: `segment:${id(1)}` } }, '“A” contains itself.'],
  [
    'itself by way of others',
    {
      1: { name: 'A', where: `segment:${id(2)}` },
      2: { name: 'B', where: `(rage|segment:${id(3)})` },
      3: { name: 'C', where: `!segment:${id(1)}` },
    },
    '“A” contains itself, by way of B → C.',
  ],
  [
    'another one that contains itself',
    { 1: { name: 'A', where: `segment:${id(2)}` }, 2: { name: 'B', where: `segment:${id(2)}` } },
    '“B” contains itself.',
  ],
  ['what is gone', { 1: { name: 'A', where: `segment:${id(9)}` } }, '“A”: The segment that this asks for was deleted.'],
  [
    'what is gone, further in',
    { 1: { name: 'A', where: `segment:${id(2)}` }, 2: { name: 'B', where: `segment:${id(9)}` } },
    '“A → B”: The segment that this asks for was deleted.',
  ],
])('a segment that contains %s is refused, and the way is named', async (_what, segments, message) => {
  await expect(saving(segments).resolve(`segment:${id(1)}`)).rejects.toEqual(problem(message));
});

test('what is gone is named for who can take it off, and what is wrong is the sentence that a person reads', async () => {
  const gone = saving({ 1: { name: 'A', where: `!segment:${id(9)}` } });
  await expect(gone.resolve(`segment:${id(1)}`)).rejects.toMatchObject({
    message: '“A”: The segment that this asks for was deleted.',
    data: [{ path: 'where', code: 'gone_segment', values: { in: 'A', id: `segment:${id(9)}` } }],
  });
});

test('what is gone is refused where nothing leads to it, too', async () => {
  const message = 'The segment that this asks for was deleted.';
  await expect(saving({}).resolve(`rage;segment:${id(9)}`)).rejects.toEqual(problem(message));
});

/** Each refers to the next one; the last to none. */
const row = (length: number) =>
  Object.fromEntries(
    Array.from({ length }, (_, i) => [
      i + 1,
      { name: `S${i + 1}`, where: i + 1 < length ? `segment:${id(i + 2)}` : 'rage' },
    ]),
  );

test('segments may refer to each other so deeply, and no deeper', async () => {
  await expect(saving(row(SEGMENT.references)).resolve(`segment:${id(1)}`)).resolves.toBeDefined();
  const way = Array.from({ length: SEGMENT.references }, (_, i) => `S${i + 1}`).join(' → ');
  await expect(saving(row(SEGMENT.references + 1)).resolve(`segment:${id(1)}`)).rejects.toEqual(
    problem(`“${way}”: Segments refer to each other too deeply.`),
  );
});

test('segments may have so many conditions in all, and no more', async () => {
  const segments = {
    1: {
      name: 'Wide',
      where: Array(SEGMENT.conditions - 1)
        .fill('rage')
        .join(';'),
    },
  };
  const times = (count: number) =>
    Array(count)
      .fill(`segment:${id(1)}`)
      .join(';');
  const most = SEGMENT.resolved / SEGMENT.conditions; // a reference counts, and so does what it stands for
  await expect(saving(segments).resolve(times(most))).resolves.toBeDefined();
  await expect(saving(segments).resolve(times(most + 1))).rejects.toEqual(
    problem(`More than ${SEGMENT.resolved} conditions, with those of saved segments.`),
  );
});

/** One of each kind. */
const REFERENCES: Reference[] = [
  { kind: 'segment', not: false, id: id(1) },
  { kind: 'goal', not: false, id: id(1) },
  { kind: 'funnel', not: false, id: id(1), step: 1, outcome: 'reached' },
  { kind: 'way', not: false, step: 1, stop: '/cart' },
  { kind: 'map', not: false, of: 'click', path: '/cart' },
  { kind: 'zone', not: false, id: id(1), of: 'click' },
  { kind: 'cohort', not: false, period: 'week', joined: '2026-06-01' },
];

test.each(REFERENCES)('a reference to a $kind is looked up by whoever keeps it', async (reference) => {
  const { resolve, asked } = saving({ 1: { name: 'segment', where: 'rage' } });
  const segment = await resolve(writeConditions([reference]) ?? '');
  expect(meaningsOf(segment)(reference).name).toBe(reference.kind);
  expect(asked).toEqual([reference.kind]);
});

test('a cohort is of those whom all the rest holds for, wherever the cohorts stand in it', async () => {
  const cohort = writeConditions(REFERENCES.slice(-1));
  const { resolve, besides } = saving({
    1: { name: 'Of a cohort', where: `rage;(dead|${cohort})` },
    2: { name: 'Plain', where: 'dead' },
  });
  const rest = `page:/cart;segment:${id(2)};(rage:1|dead:1)`;
  const segment = await resolve(`${rest};${cohort};(rage|${cohort});segment:${id(1)}`);
  expect(besides).toHaveLength(1);
  expect(besides[0]?.()).toEqual({ where: rest, meanings: segment.meanings });
});
