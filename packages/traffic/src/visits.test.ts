import { ELEMENT_STEPS } from '@desirepath/contract/limits';
import { batch, type TrackedEvent } from '@desirepath/contract/tracking';
import { describe, expect, test } from 'vitest';
import { LAYOUT } from './page/layout.ts';
import type { Visit } from './visit.ts';
import { makeLiveVisits, makeVisits, type VisitsOptions } from './visits.ts';

const DAY = 24 * 60 * 60 * 1000;
const TO = Date.UTC(2026, 10, 22, 19, 30);
const ORIGIN = 'http://localhost:8080';
const MONTH: VisitsOptions = {
  seed: 'tests',
  from: TO - 30 * DAY,
  to: TO,
  visits: 900,
  replayShare: 0.1,
  origin: ORIGIN,
};

const visits = [...makeVisits(MONTH)];
const eventsOf = (visit: Visit): TrackedEvent[] => visit.batches.flatMap((one) => one.batch.events);
const share = (holds: (visit: Visit) => boolean) => visits.filter(holds).length / visits.length;
const hasCustom = (name: string) => (visit: Visit) => eventsOf(visit).some((event) => event.name === name);
const hasSeen = (part: string) => (visit: Visit) =>
  eventsOf(visit).some(({ type, url }) => type === 'page_view' && url.includes(part));

describe('a month of visits', () => {
  test('is the same month with the same seed, and another with another', () => {
    const small = { ...MONTH, visits: 40 };
    expect([...makeVisits(small)]).toEqual([...makeVisits(small)]);
    expect([...makeVisits({ ...small, seed: 'others' })]).not.toEqual([...makeVisits(small)]);
  });

  test('has as many visits as were asked for, oldest first, and replays of about the share asked for', () => {
    expect(visits).toHaveLength(MONTH.visits);
    const starts = visits.map(({ started_at }) => started_at);
    expect(starts).toEqual([...starts].sort((one, other) => one - other));
    expect(share(({ is_recorded }) => is_recorded)).toBeCloseTo(MONTH.replayShare, 1);
  });

  test('is told in batches that the contract accepts', () => {
    const issues = visits
      .flatMap(({ batches }) => batches)
      .flatMap(({ batch: one }) => {
        const sent = { ...one, tracking_id: one.tab_id, attempt: 1, sent_at: TO };
        return batch.safeParse(sent).error?.issues ?? [];
      });
    expect(issues).toEqual([]);
  });

  test('happens within its days, and is still going on when they end', () => {
    const times = visits
      .flatMap(({ batches }) => batches)
      .flatMap(({ at, batch: { events, replay } }) => [
        at,
        ...events.map((event) => event.at),
        ...(replay?.events ?? []).map(({ timestamp }) => timestamp),
      ]);
    // One claim about all of them: a claim each would take longer than all else.
    expect(times.filter((time) => time < MONTH.from || time > MONTH.to)).toEqual([]);
    const lastMinutes = visits.filter(({ ended_at }) => ended_at > MONTH.to - 5 * 60_000);
    expect(lastMinutes.length).toBeGreaterThan(0);
  });

  test('numbers what is sent from a tab from 0 without a gap', () => {
    for (const { batches } of visits) {
      let next = 0;
      for (const { batch: one } of batches) {
        expect(one.seq).toBe(next);
        next += one.events.length + (one.replay ? 1 : 0);
      }
    }
  });

  test('clicks on elements that are there, within their boxes and within the document', () => {
    const clicks = visits.flatMap(eventsOf).filter(({ type }) => type === 'click' || type === 'rage_click');
    expect(clicks.length).toBeGreaterThan(1000);
    const isWithin = (step = 0) => step > 0 && step < ELEMENT_STEPS;
    const astray = clicks.filter(
      ({ url, element, element_x, element_y, x = 0, y = 0, document_w = 0, document_h = 0 }) => {
        const isKnown = LAYOUT.pages[new URL(url).pathname]?.elements.some(({ selector }) => selector === element);
        return !isKnown || !isWithin(element_x) || !isWithin(element_y) || x > document_w || y > document_h;
      },
    );
    expect(astray).toEqual([]);
  });

  test('follows a funnel that narrows at every step, down to a few orders', () => {
    const steps = [
      hasSeen('/products/'),
      hasCustom('add_to_cart'),
      hasSeen('/cart/'),
      hasCustom('begin_checkout'),
      hasCustom('purchase'),
    ].map(share);
    for (const [index, step] of steps.entries()) expect(step).toBeLessThan(steps[index - 1] ?? 1);
    expect(steps.at(-1)).toBeGreaterThan(0.02);
    expect(steps.at(-1)).toBeLessThan(0.09);
  });

  test('has people who leave at once, who come back, who are known by name, and who lose patience', () => {
    const isBounce = (visit: Visit) => eventsOf(visit).filter(({ type }) => type === 'page_view').length === 1;
    expect(share(isBounce)).toBeGreaterThan(0.3);
    expect(share(isBounce)).toBeLessThan(0.6);
    const visitors = new Set(visits.map(({ batches }) => batches[0]?.batch.visitor_id));
    expect(visitors.size / visits.length).toBeGreaterThan(0.6);
    expect(visitors.size / visits.length).toBeLessThan(0.9);
    expect(share(({ batches }) => batches.some((one) => one.batch.user_id))).toBeGreaterThan(0.02);
    const raging = share((visit) => eventsOf(visit).some(({ type }) => type === 'rage_click'));
    expect(raging).toBeGreaterThan(0.02);
    expect(raging).toBeLessThan(0.15);
  });

  test('comes from many places: devices, countries and sources', () => {
    expect(new Set(visits.map(({ country }) => country)).size).toBeGreaterThan(15);
    const sources = new Set(visits.map(({ batches }) => JSON.stringify(batches[0]?.batch.source)));
    expect(sources.size).toBeGreaterThan(12);
    const agents = new Set(visits.map(({ user_agent }) => user_agent));
    expect(agents.size).toBeGreaterThan(9);
  });
});

test('a recorded visit tells of each page from its snapshot on, in chunks of five seconds at most', () => {
  for (const { batches } of visits.filter(({ is_recorded }) => is_recorded)) {
    const begun = new Set<string>();
    for (const { batch: one } of batches) {
      if (!one.replay) continue;
      const { page_id, events = [] } = one.replay;
      if (!begun.has(page_id)) expect(events.slice(0, 2).map(({ type }) => type)).toEqual([4, 2]);
      begun.add(page_id);
      const times = events.map(({ timestamp }) => timestamp);
      expect(times).toEqual([...times].sort((before, after) => before - after));
      expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeLessThanOrEqual(5000);
    }
  }
});

test('live visits begin one after the other from the given moment on, at about the given rate', () => {
  const live = makeLiveVisits({ seed: 'live', from: TO, perHour: 120, replayShare: 0, origin: ORIGIN });
  const starts = Array.from({ length: 200 }, () => live.next().value?.started_at ?? 0);
  expect(starts[0]).toBeGreaterThanOrEqual(TO);
  expect(starts).toEqual([...starts].sort((one, other) => one - other));
  const hours = ((starts.at(-1) ?? 0) - TO) / (60 * 60_000);
  expect(200 / hours).toBeLessThan(120);
  expect(200 / hours).toBeGreaterThan(30);
});
