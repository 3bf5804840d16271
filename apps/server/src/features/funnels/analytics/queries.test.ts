import type { FunnelDefinition } from '@desirepath/contract/funnel-definition';
import { TIME_BANDS } from '@desirepath/contract/funnels';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { repairSessions } from '../../../storage/behaviour/repair.ts';
import { type Row, toLine } from '../../../storage/behaviour/rows.ts';
import { withTestBehaviour } from '../../../testing/behaviour.testing.ts';
import { rangeOf } from '../../segments/days/range.ts';
import { plainRun } from '../runs/plain.testing.ts';
import { figuresOf } from './figures.ts';
import { stepRows } from './queries.ts';

const SITE = 4;
const PATHS = ['/', '/cart', '/thanks'];
const DEVICES = ['desktop', 'mobile'];
/** Two days before Europe puts its clocks back, and before Nepal does not. */
const FROM = Date.UTC(2026, 9, 23);
const HOUR = 3_600_000;

interface Visit {
  session: string;
  device: string;
  events: { at: number; path: number }[];
}

const visit = fc.record({
  hour: fc.integer({ min: 0, max: 96 }),
  minute: fc.nat(59),
  device: fc.constantFrom(...DEVICES),
  events: fc.array(fc.record({ path: fc.nat(PATHS.length - 1), after: fc.integer({ min: 0, max: 1_500_000 }) }), {
    minLength: 1,
    maxLength: 7,
  }),
});

let behaviour: Behaviour;
withTestBehaviour((opened) => {
  behaviour = opened;
});
const visits: Visit[] = fc.sample(visit, { numRuns: 1200, seed: 11 }).map(({ hour, minute, device, events }) => {
  let at = FROM + hour * HOUR + minute * 60_000;
  return {
    session: crypto.randomUUID(),
    device,
    events: events.map(({ path, after }, index) => {
      at += index === 0 ? 0 : after;
      return { at, path };
    }),
  };
});

beforeAll(async () => {
  const rows = visits.flatMap(({ session, device, events }) =>
    events.map(
      ({ at, path }, seq): Row<'events'> => ({
        site_id: SITE,
        visitor_id: session,
        session_id: session,
        type: 'page_view',
        path: PATHS[path],
        device,
        at,
        seq,
        received_at: FROM,
      }),
    ),
  );
  await behaviour.insert('events', Buffer.from(rows.map((row) => toLine('events', row)).join('\n')));
  await repairSessions(behaviour);
});
const definition: FunnelDefinition = {
  steps: PATHS.map((value, index) => ({ type: 'page', value, filters: [], optional: index === 1 })),
  order: 'ordered',
  window_seconds: 3_600,
  count_by: 'session',
  exclusions: [],
};

/** Where a day or an hour begins that a moment lies in, by asking the calendar about every quarter of an hour before it. */
function beginning(moment: number, interval: 'hour' | 'day', timeZone: string): number {
  // The hour that comes twice differs in its offset.
  const hour = { hour: '2-digit', hourCycle: 'h23', timeZoneName: 'longOffset' } as const;
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...(interval === 'hour' ? hour : {}),
  });
  let at = Math.floor(moment / 900_000) * 900_000;
  while (format.format(at - 900_000) === format.format(moment)) at -= 900_000;
  return at;
}

describe.each(['Europe/Berlin', 'Asia/Kathmandu', 'America/St_Johns'])('in %s', (timeZone) => {
  it('figures are those of a plain implementation, at the ends of the days and over a change of clocks', async () => {
    const range = rangeOf({ site: SITE, from: '2026-10-24', to: '2026-10-26' }, timeZone);
    const dayOf = (at: number) => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);
    const asked = visits.filter(({ events: [first] }) => {
      const day = dayOf(first?.at ?? 0);
      return day >= range.from && day <= range.to;
    });
    const done = asked.flatMap(({ session, device, events }) => {
      const given = events.map(({ at, path }, seq) => ({ at, seq, session, steps: [path], exclusions: [] }));
      const run = plainRun(definition, given);
      return run ? [{ device, at: run.at }] : [];
    });
    const rows = await stepRows(behaviour, {
      definition,
      range,
      segment: {},
      interval: 'day',
      by: { column: 'device' },
    });
    const found = figuresOf(definition, rows);

    const counts = PATHS.map((_, step) => done.filter(({ at }) => (at[step] ?? 0) > 0).length);
    expect(found.steps.map(({ count }) => count)).toEqual(counts);
    const [began = 0] = counts;
    // The second may be passed over, so that the third is compared with the first as well.
    expect(found.steps.map(({ optional }) => optional)).toEqual(PATHS.map((_, step) => step === 1));
    expect(found.steps.map(({ dropped }) => dropped)).toEqual(counts.map((count) => began - count));
    PATHS.forEach((_, step) => {
      if (step === 0) return;
      const times = done
        .flatMap(({ at }) => (at[step] ? [at[step] - Math.max(...at.slice(0, step))] : []))
        .sort((one, other) => one - other);
      expect(found.steps[step]).toMatchObject({
        median_seconds: (times[Math.floor(times.length / 2)] ?? 0) / 1000,
        p90_seconds: (times[Math.floor(times.length * 0.9)] ?? 0) / 1000,
        times: TIME_BANDS.map((from, band) => {
          const to = TIME_BANDS[band + 1] ?? Number.POSITIVE_INFINITY;
          return times.filter((ms) => ms >= from * 1000 && ms < to * 1000).length;
        }),
      });
    });
    const byDay = Map.groupBy(done, ({ at: [first = 0] }) => beginning(first, 'day', timeZone));
    expect(found.trend).toEqual(
      [...byDay]
        .sort(([one], [other]) => one - other)
        .map(([at, runs]) => ({
          at: new Date(at).toISOString(),
          entered: runs.length,
          converted: runs.filter((run) => run.at.length === PATHS.length).length,
        })),
    );
    for (const { value, counts: ofDevice } of found.breakdown) {
      const runs = done.filter(({ device }) => device === value);
      expect(ofDevice).toEqual(PATHS.map((_, step) => runs.filter(({ at }) => (at[step] ?? 0) > 0).length));
    }
    expect(found.breakdown).toHaveLength(DEVICES.length);
  });

  it('hours are those of the clock on the wall', async () => {
    const range = rangeOf({ site: SITE, from: '2026-10-25', to: '2026-10-25' }, timeZone);
    const rows = await stepRows(behaviour, { definition, range, segment: {}, interval: 'hour' });
    const { trend } = figuresOf(definition, rows);
    expect(trend.length).toBeGreaterThan(20);
    for (const { at } of trend) expect(Date.parse(at)).toBe(beginning(Date.parse(at), 'hour', timeZone));
  });
});

it('nobody is nobody', async () => {
  const range = rangeOf({ site: SITE, from: '2020-01-01', to: '2020-01-02' }, 'UTC');
  const rows = await stepRows(behaviour, {
    definition,
    range,
    segment: {},
    interval: 'day',
    by: { column: 'country' },
  });
  expect(figuresOf(definition, rows)).toMatchObject({
    steps: [{ count: 0 }, { count: 0, drop_off: 0, median_seconds: null }, { count: 0 }],
    conversion: 0,
    trend: [],
    breakdown: [],
  });
});
