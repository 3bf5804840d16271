import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PERIODS, type Period } from '@desirepath/contract/retention';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Behaviour, openBehaviour } from '../../storage/behaviour/open.ts';
import { repairSessions } from '../../storage/behaviour/repair.ts';
import { type Row, toLine } from '../../storage/behaviour/rows.ts';
import { bucketsOf } from '../segments/intervals/queries.ts';
import { cohortsOf, curveOf } from './cohorts.ts';
import { type RetentionQuestion, retention } from './queries.ts';

const folder = mkdtempSync(join(tmpdir(), 'desirepath-retention-'));
let behaviour: Behaviour;

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
    })),
  );

beforeAll(async () => {
  behaviour = await openBehaviour(folder);
  const rows = happened.map(
    ({ site, visitor, at, what }, index): Row<'events'> => ({
      site_id: site,
      visitor_id: visitor,
      session_id: `00000000-0000-4000-9000-${index.toString(16).padStart(12, '0')}`,
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
afterAll(async () => {
  await behaviour.close();
  rmSync(folder, { recursive: true, force: true });
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

/** The definition, slowly: by people, by their days. */
function plainly(site: number, timeZone: string, { first, returning, period }: RetentionQuestion) {
  const dayOf = dayIn(timeZone);
  const firstDay = Date.parse(FROM) / (24 * HOUR);
  const lastDay = Date.parse(TO) / (24 * HOUR);
  const periodOf = (day: number) => PERIOD_OF[period](day) - PERIOD_OF[period](firstDay);
  const periods = periodOf(lastDay) + 1;
  const mine = happened.filter(({ site: of, at }) => of === site && dayOf(at) >= firstDay && dayOf(at) <= lastDay);
  const cohorts = Array.from({ length: periods }, (_, index) => ({
    size: 0,
    returned: Array<number>(periods - 1 - index).fill(0),
  }));
  for (const person of new Set(mine.map(({ visitor }) => visitor))) {
    const own = mine.filter(({ visitor }) => visitor === person);
    const doneIn = (what: string) => own.filter((one) => one.what === what).map(({ at }) => periodOf(dayOf(at)));
    const joined = Math.min(...doneIn(first ?? 'page'));
    const cohort = cohorts[joined];
    if (!cohort) continue;
    cohort.size++;
    for (const back of new Set(doneIn(returning ?? 'page').filter((one) => one > joined))) {
      cohort.returned[back - joined - 1] = (cohort.returned[back - joined - 1] ?? 0) + 1;
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
        expect(cohortsOf(rows, periods)).toEqual(plainly(site, timeZone, question));
      }
    },
  );

  it('of a segment only where the first thing was done in it', async () => {
    const range = { site: 1, from: FROM, to: TO, timeZone: 'UTC' };
    const question = { first: 'signup', returning: 'order', period: 'month' as const };
    const none = await retention(behaviour, { range, segment: { device: 'mobile' } }, question);
    expect(none).toEqual([]);
    const all = await retention(behaviour, { range, segment: { where: 'did:signup' } }, question);
    expect(all).toEqual(await retention(behaviour, { range, segment: {} }, question));
  });
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
