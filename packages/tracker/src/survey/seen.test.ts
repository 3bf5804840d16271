import type { LiveSurvey } from '@desirepath/contract/survey-live';
import { surveyFields } from '@desirepath/contract/surveys';
import { expect, test } from 'vitest';
import { memoryStore } from '../../test/memory-store.ts';
import { createSeen, isAsked } from './seen.ts';

type Seen = ReturnType<typeof createSeen>;

const DAY = 24 * 60 * 60 * 1000;
const survey = (given: object = {}): LiveSurvey => ({
  ...surveyFields.parse({ name: 'x', ...given }),
  ...{ id: crypto.randomUUID(), version: 1, triggers: [], asks: false },
});

test('once is once, until answered is not twice in a session, and every ten days is that', () => {
  const store = memoryStore();
  let now = 1_800_000_000_000;
  const open = () => createSeen(store, () => now);
  const [once, until, every] = [
    survey({ repeat: { show: 'once' } }),
    survey(),
    survey({ repeat: { show: 'every', days: 10 } }),
  ];
  const all = [once, until, every];
  const may = (session: string) => all.map((one) => open().mayShow(one, session));
  expect(may('a')).toEqual([true, true, true]);
  for (const { id } of all) open().shown(id, 'a');
  expect(may('a')).toEqual([false, false, false]);
  expect(may('b')).toEqual([false, true, false]);
  open().answered(until.id);
  now += 10 * DAY;
  expect(may('b')).toEqual([false, false, true]);
});

test('what another tab has shown since this one was opened is known here', () => {
  const store = memoryStore();
  const [here, there] = [0, 1].map(() => createSeen(store, Date.now)) as [Seen, Seen];
  const [once, patient] = [survey({ repeat: { show: 'once' } }), survey({ rest_days: 7 })];
  expect(here.mayShow(once, 'a')).toBe(true);
  there.shown(once.id, 'a');
  expect(here.mayShow(once, 'a')).toBe(false);
  expect(here.mayShow(patient, 'a')).toBe(false);
});

test('after any survey others leave a visitor in peace for as many days as they say', () => {
  let now = 1_800_000_000_000;
  const seen = createSeen(memoryStore(), () => now);
  const [patient, other] = [survey({ rest_days: 7 }), survey()];
  seen.shown(other.id, 'a');
  expect(seen.mayShow(patient, 'b')).toBe(false);
  now += 7 * DAY;
  expect(seen.mayShow(patient, 'b')).toBe(true);
});

test('a sample is a share of visitors, the same each time, and not the same for each survey', () => {
  const visitors = Array.from({ length: 4_000 }, () => crypto.randomUUID());
  const [one, other] = [crypto.randomUUID(), crypto.randomUUID()];
  const asked = (id: string) => visitors.filter((visitor) => isAsked(visitor, id, 0.25));
  expect(asked(one).length / visitors.length).toBeCloseTo(0.25, 1);
  expect(asked(one)).toEqual(asked(one));
  expect(asked(one).filter((visitor) => asked(other).includes(visitor)).length).toBeLessThan(asked(one).length / 2);
  expect(visitors.every((visitor) => isAsked(visitor, one, 1))).toBe(true);
  expect(visitors.some((visitor) => isAsked(visitor, one, 0))).toBe(false);
});
