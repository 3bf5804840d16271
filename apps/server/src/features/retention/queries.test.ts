import { type Condition, writeConditions } from '@desirepath/contract/conditions';
import { addDays } from '@desirepath/contract/days';
import { PERIODS, type Period } from '@desirepath/contract/periods';
import type { Segment } from '@desirepath/contract/segment';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { repairSessions } from '../../storage/behaviour/repair.ts';
import { type Row, toLine } from '../../storage/behaviour/rows.ts';
import { SHOP } from '../../storage/records/seed.testing.ts';
import { withTestBehaviour } from '../../testing/behaviour.testing.ts';
import { rangeParams } from '../segments/days/range.ts';
import { bucketsOf } from '../segments/intervals/queries.ts';
import { segmentParams, sessionsInQuestion } from '../segments/queries.ts';
import { resolveSegment } from '../segments/references.ts';
import { cohortsOf, curveOf } from './cohorts.ts';
import { type RetentionQuestion, retention } from './queries.ts';
import { sessionsOfCohorts } from './references.ts';

let behaviour: Behaviour;
withTestBehaviour((opened) => {
  behaviour = opened;
});

const HOUR = 3_600_000;
/** Berlin's clocks go back within these days, and a year's first month is among them. */
const FROM = '2026-10-01';
const TO = '2027-01-20';
const BEGIN = Date.UTC(2026, 8, 29);

interface Happened {
  site: number;
  visitor: string;
  at: number;
  what: 'page' | 'order' | 'signup';
  session: string;
  device: 'mobile' | 'desktop';
}

const HISTORIES = 1_500;
/** Each of a few visitors of a site; many at the same moment, some outside of the days. */
const happened: Happened[] = fc
  .sample(
    fc.array(
      fc.record({
        visitor: fc.nat({ max: 2 }),
        hours: fc.oneof(fc.nat({ max: 24 * 118 }), fc.constantFrom(48, 49, 631, 632, 633, 634, 2255, 2256)),
        what: fc.constantFrom('page' as const, 'order' as const, 'signup' as const),
      }),
      { maxLength: 8 },
    ),
    { numRuns: HISTORIES, seed: 11 },
  )
  .flatMap((history, index) =>
    history.map(({ visitor, hours, what }) => ({
      site: (index % 3) + 1,
      visitor: `00000000-0000-4000-8000-${(index * 3 + visitor).toString(16).padStart(12, '0')}`,
      at: BEGIN + hours * HOUR,
      what,
      // What a visitor does on a day is one session.
      session: `00000000-0000-4000-9000-${((index * 3 + visitor) * 1_000 + Math.floor(hours / 24)).toString(16).padStart(12, '0')}`,
      device: Math.floor(hours / 24) % 2 === 0 ? ('mobile' as const) : ('desktop' as const),
    })),
  );

beforeAll(async () => {
  const rows = happened.map(
    ({ site, visitor, at, what, session, device }): Row<'events'> => ({
      site_id: site,
      visitor_id: visitor,
      session_id: session,
      device,
      type: what === 'page' ? 'page_view' : 'custom',
      name: what === 'page' ? '' : what,
      path: '/',
      at,
      received_at: at,
    }),
  );
  await behaviour.insert('events', Buffer.from(rows.map((row) => toLine('events', row)).join('\n')));
  await repairSessions(behaviour, 200 * 24 * HOUR);
});
/** Days since 1970 of the calendar day that a moment lies in. */
function dayIn(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone });
  return (at) => Date.parse(format.format(at)) / (24 * HOUR);
}

/** Which period a day lies in, counted from any of them on. */
const PERIOD_OF: Record<Period, (day: number) => number> = {
  day: (day) => day,
  week: (day) => Math.floor((day + 3) / 7), // 1970 began on a Thursday
  month: (day) => {
    const date = new Date(day * 24 * HOUR);
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  },
};

const nothing = async () => undefined;
const NO_KINDS = { goal: nothing, segment: nothing, funnel: nothing, way: nothing, map: nothing, zone: nothing };

/** The definition, slowly: by people, by their days. */
function plainly(
  site: number,
  timeZone: string,
  { first, returning, period }: RetentionQuestion,
  isInSegment: (one: Happened) => boolean = () => true,
) {
  const dayOf = dayIn(timeZone);
  const firstDay = Date.parse(FROM) / (24 * HOUR);
  const lastDay = Date.parse(TO) / (24 * HOUR);
  const periodOf = (day: number) => PERIOD_OF[period](day) - PERIOD_OF[period](firstDay);
  const periods = periodOf(lastDay) + 1;
  const mine = happened.filter(({ site: of, at }) => of === site && dayOf(at) >= firstDay && dayOf(at) <= lastDay);
  const cohorts = Array.from({ length: periods }, (_, index) => ({
    size: 0,
    returned: Array<number>(periods - 1 - index).fill(0),
    /** Who is counted, in the same order: all of it first. */
    people: Array.from({ length: periods - index }, () => new Set<string>()),
  }));
  for (const person of new Set(mine.map(({ visitor }) => visitor))) {
    const own = mine.filter(({ visitor }) => visitor === person);
    const doneIn = (what: string, among = own) =>
      among.filter((one) => one.what === what).map(({ at }) => periodOf(dayOf(at)));
    const joined = Math.min(...doneIn(first ?? 'page', own.filter(isInSegment)));
    const cohort = cohorts[joined];
    if (!cohort) continue;
    cohort.size++;
    cohort.people[0]?.add(person);
    for (const back of new Set(doneIn(returning ?? 'page').filter((one) => one > joined))) {
      cohort.returned[back - joined - 1] = (cohort.returned[back - joined - 1] ?? 0) + 1;
      cohort.people[back - joined]?.add(person);
    }
  }
  return cohorts;
}

describe('retention is what a plain count of every history says', () => {
  const zones = ['UTC', 'Europe/Berlin', 'Asia/Kathmandu'];
  const acts = [
    { first: undefined, returning: undefined },
    { first: 'signup', returning: 'order' },
    { first: 'order', returning: 'order' },
  ];
  it.each(PERIODS.flatMap((period) => zones.map((timeZone, index) => ({ period, timeZone, site: index + 1 }))))(
    'by $period in $timeZone',
    async ({ period, timeZone, site }) => {
      const range = { site, from: FROM, to: TO, timeZone };
      const periods = (await bucketsOf(behaviour, range, period)).length;
      for (const { first, returning } of acts) {
        const question = { first, returning, period };
        const rows = await retention(behaviour, { range, segment: {} }, question);
        expect(cohortsOf(rows, periods)).toMatchObject(
          plainly(site, timeZone, question).map(({ people: _, ...one }) => one),
        );
      }
    },
  );

  it('of a segment only where the first thing was done in it', async () => {
    const range = { site: 1, from: FROM, to: TO, timeZone: 'UTC' };
    const question = { first: 'signup', returning: 'order', period: 'month' as const };
    const none = await retention(behaviour, { range, segment: { device: 'tablet' } }, question);
    expect(none).toEqual([]);
    const all = await retention(behaviour, { range, segment: { where: 'did:signup' } }, question);
    expect(all).toEqual(await retention(behaviour, { range, segment: {} }, question));
  });
});

it.each<[string, Segment, (one: Happened) => boolean]>([
  ['of everyone', {}, () => true],
  ['of a segment', { device: 'mobile' }, ({ device }) => device === 'mobile'],
  [
    'of a segment with conditions',
    { where: 'event:signup' },
    ({ session }) => happened.some((one) => one.session === session && one.what === 'signup'),
  ],
])('each cell %s leads to the sessions of exactly the people whom it counts', async (_, segment, isInSegment) => {
  const range = { site: 1, from: FROM, to: TO, timeZone: 'UTC' };
  const starts = await bucketsOf(behaviour, range, 'month');
  const dayAt = (index: number) => new Date(Math.max(starts[index] ?? 0, Date.parse(FROM))).toISOString().slice(0, 10);
  const question = { first: 'signup', returning: 'order', period: 'month' as const };
  let cells = 0;
  for (const [index, { people }] of plainly(1, 'UTC', question, isInSegment).entries()) {
    for (const [later, counted] of people.entries()) {
      const cell: Condition = {
        ...{ kind: 'cohort', not: false, period: 'month', joined: dayAt(index) },
        ...(later > 0 && { back: dayAt(index + later) }),
        ...{ first: 'signup', returning: 'order' },
      };
      const where = [segment.where, writeConditions([cell])].filter(Boolean).join(';');
      const resolved = await resolveSegment(
        SHOP,
        { ...segment, where },
        { ...NO_KINDS, cohort: sessionsOfCohorts(behaviour) },
      );
      const rows = await behaviour.rows<{ visitor_id: string }>(
        `SELECT DISTINCT visitor_id FROM (${sessionsInQuestion(resolved)})`,
        { ...rangeParams(range), ...segmentParams(resolved) },
      );
      expect(new Set(rows.map(({ visitor_id }) => visitor_id))).toEqual(counted);
      cells += counted.size > 0 ? 1 : 0;
    }
  }
  expect(cells).toBeGreaterThan(6);
});

it('a cell is the same people, whichever days are looked at and whatever is asked beside a segment that has it', async () => {
  const cell: Condition = {
    ...{ kind: 'cohort', not: false, period: 'month', joined: FROM, first: 'signup' },
    ...{ from: FROM, to: TO },
  };
  const saved = { name: 'Saved', clauses: [cell] };
  const kinds = { ...NO_KINDS, cohort: sessionsOfCohorts(behaviour), segment: async () => saved };
  const peopleOn = async (days: { from: string; to: string }, where: string, device?: 'mobile') => {
    const segment = await resolveSegment(SHOP, { where, device }, kinds);
    const rows = await behaviour.rows<{ visitor_id: string }>(
      `SELECT DISTINCT visitor_id FROM (${sessionsInQuestion(segment)})`,
      { ...rangeParams({ site: 1, ...days, timeZone: 'UTC' }), ...segmentParams(segment) },
    );
    return rows.map(({ visitor_id }) => visitor_id).toSorted();
  };
  const later = { from: addDays(FROM, 40), to: TO };
  const people = await peopleOn({ from: FROM, to: TO }, writeConditions([cell]) ?? '');
  const back = await peopleOn(later, writeConditions([cell]) ?? '');
  expect(back.length).toBeGreaterThan(0);
  expect(people).toEqual(expect.arrayContaining(back));
  expect(await peopleOn(later, `segment:${crypto.randomUUID()}`)).toEqual(back);
  const mobile = happened.filter(
    ({ at, device }) => device === 'mobile' && at >= Date.parse(later.from) && at < Date.parse(TO) + 24 * HOUR,
  );
  const seen = new Set(mobile.map(({ visitor }) => visitor));
  expect(await peopleOn(later, `segment:${crypto.randomUUID()}`, 'mobile')).toEqual(
    back.filter((one) => seen.has(one)),
  );
});

it('a curve counts only cohorts that are old enough', () => {
  const cohorts = [
    { size: 10, returned: [5, 2] },
    { size: 30, returned: [3] },
    { size: 7, returned: [] },
  ];
  expect(curveOf(cohorts)).toEqual([8 / 40, 0.2]);
  expect(curveOf([])).toEqual([]);
});
