import { SESSION_KINDS } from '@desirepath/contract/conditions';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { repairSessions } from '../../storage/behaviour/repair.ts';
import { type Row, toLine } from '../../storage/behaviour/rows.ts';
import { withTestBehaviour } from '../../testing/behaviour.testing.ts';
import type { ResolvedSegment } from '../segments/references.ts';
import { breakdown } from './breakdown/queries.ts';
import { liveBy } from './now/queries.ts';
import { figuresOf, robots } from './queries.ts';
import { vitals } from './vitals/queries.ts';

let behaviour: Behaviour;
withTestBehaviour((opened) => {
  behaviour = opened;
});

const NOON = Date.UTC(2026, 5, 1, 12);
const DAY = 24 * 60 * 60 * 1000;
const rangeOf = (site: number) => ({ site, from: '2026-06-01', to: '2026-06-03', timeZone: 'UTC' });

interface Visit {
  visitor: string;
  /** Days after the first. */
  day: number;
  pages: string[];
  columns?: Row<'events'>;
}

const insert = <Of extends 'events' | 'identities' | 'robots'>(table: Of, rows: Row<Of>[]) =>
  behaviour.insert(table, Buffer.from(rows.map((row) => toLine(table, row)).join('\n')));

/** Stores visits, and the sessions they make. */
/** From the newest of all sites back to the oldest. */
const ALL_DAYS = 1_000 * DAY;

async function store(site_id: number, visits: Visit[]): Promise<void> {
  const rows = visits.flatMap(({ visitor, day, pages, columns }) => {
    const session_id = crypto.randomUUID();
    return pages.map((path, i): Row<'events'> => {
      const at = NOON + day * DAY + i;
      return { site_id, session_id, visitor_id: visitor, type: 'page_view', path, at, received_at: at, ...columns };
    });
  });
  await insert('events', rows);
  await repairSessions(behaviour, ALL_DAYS);
}

const identify = (site_id: number, visitor_id: string, user_id: string, identified_at = NOON) =>
  insert('identities', [{ site_id, visitor_id, user_id, identified_at }]);

const totalsOf = async (site: number, segment: ResolvedSegment) =>
  (await figuresOf(behaviour, [rangeOf(site)], { segment }))[0].totals;

const ids = (count: number) => Array.from({ length: count }, () => crypto.randomUUID());

describe('what weeks are compared with', () => {
  const SITE = 9;
  const day = (text: string) => (Date.parse(`${text}T12:00:00Z`) - NOON) / DAY;
  const TWO_WEEKS = { site: SITE, from: '2026-06-01', to: '2026-06-14', timeZone: 'UTC' };
  beforeAll(() =>
    // From a Monday on; a year before that was a Sunday, and two weeks before a Monday too.
    store(
      SITE,
      ['2026-06-07', '2026-06-08', '2025-06-01', '2025-06-07', '2025-06-08', '2025-06-14', '2026-05-18'].map(
        (text) => ({
          visitor: crypto.randomUUID(),
          day: day(text),
          pages: ['/'],
        }),
      ),
    ),
  );

  it.each([
    ['2025-06-01', '2025-06-14', { unit: 'year', count: 1 }, [2, 2], ['2025-06-01', '2025-06-08']],
    ['2026-05-18', '2026-05-31', { unit: 'day', count: 14 }, [1, 0], ['2026-05-18', '2026-05-25']],
  ] as const)('are the same days of those from %s on', async (from, to, ago, sessions, begins) => {
    for (const segment of [{}, { where: 'page:/' }]) {
      const question = { segment, interval: 'week', ago } as const;
      const [now, before] = await figuresOf(behaviour, [TWO_WEEKS, { ...TWO_WEEKS, from, to }], question);
      expect(now.series.map((week) => week.sessions)).toEqual([1, 1]);
      expect(before.series.map((week) => week.sessions)).toEqual(sessions);
      expect(before.series.map(({ at }) => new Date(at).toISOString().slice(0, 10))).toEqual(begins);
    }
  });
});

it('a day stands beside one whose first hour it has not', async () => {
  const site = 10;
  // Clocks of Santiago show no 0:00 to 0:59 on 6 September 2026, and 0:30 on the day before is 4:30 of UTC.
  await store(site, [{ visitor: crypto.randomUUID(), day: (Date.UTC(2026, 8, 5, 4, 30) - NOON) / DAY, pages: ['/'] }]);
  const day = { site, from: '2026-09-06', to: '2026-09-06', timeZone: 'America/Santiago' };
  const question = { segment: {}, interval: 'day', ago: { unit: 'day', count: 1 } } as const;
  const [, before] = await figuresOf(behaviour, [day, { ...day, from: '2026-09-05', to: '2026-09-05' }], question);
  expect(before.series).toMatchObject([{ at: Date.UTC(2026, 8, 5, 4), sessions: 1 }]);
});

describe('sessions across a midnight', () => {
  const SITE = 5;
  const TEN_MINUTES = 600_000;
  beforeAll(async () => {
    // Each has a page before midnight and two behind it: the first of the days asked for, and the first after them.
    const rows = [0, 3].flatMap((day) => {
      const [session_id = '', visitor_id = ''] = ids(2);
      const midnight = Date.UTC(2026, 5, 1 + day);
      const moments = [midnight - TEN_MINUTES, midnight, midnight + TEN_MINUTES];
      const of = { site_id: SITE, session_id, visitor_id, utm_source: 'letter' };
      return moments.flatMap((at, i): Row<'events'>[] => [
        { ...of, type: 'page_view', path: i === 1 ? '/a' : '/b', at, received_at: at },
        { ...of, type: 'web_vital', name: 'LCP', value: 1000 + day, path: '/a', at, received_at: at },
      ]);
    });
    await insert('events', rows);
    await repairSessions(behaviour, ALL_DAYS);
  });

  const everyone: ResolvedSegment[] = [{}, { where: 'pageviews:1' }];
  it.each(everyone)(
    'count with all their pages on the day they began on, in figures as in what is by page: %j',
    async (segment) => {
      expect(await totalsOf(SITE, segment)).toMatchObject({ sessions: 1, pageviews: 3 });
      const by = (dimension: 'page' | 'utm_source') =>
        breakdown(behaviour, { range: rangeOf(SITE), segment, by: { dimension }, limit: 10 });
      expect(await by('page')).toMatchObject([
        { value: '/b', sessions: 1, pageviews: 2 },
        { value: '/a', sessions: 1, pageviews: 1 },
      ]);
      expect(await by('utm_source')).toMatchObject([{ value: 'letter', sessions: 1, pageviews: 3 }]);
    },
  );

  it.each(everyone)('are measured on the day they began on, also where it was slow after it: %j', async (segment) => {
    const rows = await vitals(behaviour, rangeOf(SITE), segment, 'day');
    const lastDay = Date.UTC(2026, 5, 3);
    const LCP = { metric: 'LCP', p75: 1003, samples: 3 };
    expect(rows.filter(({ is_total }) => is_total)).toMatchObject([LCP]);
    expect(rows.filter(({ is_total }) => !is_total)).toMatchObject([{ ...LCP, at: lastDay }]);
  });
});

describe('people', () => {
  const [phone = '', laptop = '', stranger = '', shared = ''] = ids(4);
  const SITE = 1;
  const OTHER = 2;
  beforeAll(async () => {
    const visits: Visit[] = [
      { visitor: phone, day: 0, pages: ['/', '/a'] }, // before Ada said who she is
      { visitor: phone, day: 1, pages: ['/'] },
      { visitor: laptop, day: 1, pages: ['/'] },
      { visitor: laptop, day: 2, pages: ['/b'] },
      { visitor: stranger, day: 1, pages: ['/'] },
      { visitor: shared, day: 2, pages: ['/b'] },
    ];
    await store(SITE, visits);
    await store(OTHER, visits);
    await identify(SITE, phone, 'ada', NOON + DAY);
    await identify(SITE, laptop, 'ada', NOON + DAY);
    await identify(SITE, shared, 'ada', NOON);
    await identify(SITE, shared, 'grace', NOON + DAY); // the newest holds
    await identify(SITE, 'ffffffff-0000-4000-8000-000000000000', 'nobody who came');
  });

  it('are counted once, whatever they came with and whenever they said who they are', async () => {
    expect(await totalsOf(SITE, {})).toMatchObject({
      visitors: 3,
      sessions: 6,
      pageviews: 7,
    });
  });

  it('are visitors on a site where nobody ever said who they are', async () => {
    expect(await totalsOf(OTHER, {})).toMatchObject({
      visitors: 4,
      sessions: 6,
      pageviews: 7,
    });
  });

  it('are counted once a day and once in all', async () => {
    const [{ totals: all, series }] = await figuresOf(behaviour, [rangeOf(SITE)], { segment: {}, interval: 'day' });
    expect(all.visitors).toBe(3);
    expect(series.map(({ visitors }) => visitors)).toEqual([1, 2, 2]);
  });

  it('of a day that is compared are those who had come by the time of day it is compared up to', async () => {
    const third = { ...rangeOf(SITE), from: '2026-06-03' };
    for (const [until, visitors, hours] of [
      ['12:00', 0, 12],
      ['12:01', 2, 13],
      [undefined, 2, 24],
    ] as const) {
      const second = { ...rangeOf(SITE), from: '2026-06-02', to: '2026-06-02', until };
      const question = { segment: {}, interval: 'hour' } as const;
      const [now, before] = await figuresOf(behaviour, [third, second], question);
      expect(before.totals.visitors).toBe(visitors);
      expect(before.series).toHaveLength(hours);
      expect([now]).toEqual(await figuresOf(behaviour, [third], question));
      expect([before]).toEqual(await figuresOf(behaviour, [second], question));
    }
  });

  it('are counted once a page and once a property', async () => {
    const visitorsBy = async (by: 'page' | 'entry_page') =>
      Object.fromEntries(
        (await breakdown(behaviour, { range: rangeOf(SITE), segment: {}, by: { dimension: by }, limit: 10 })).map(
          (row) => [row.value, row.visitors],
        ),
      );
    expect(await visitorsBy('page')).toEqual({ '/': 2, '/a': 1, '/b': 2 });
    expect(await visitorsBy('entry_page')).toEqual({ '/': 2, '/b': 2 });
  });

  it('are counted once in a segment', async () => {
    expect(await totalsOf(SITE, { page: '/' })).toMatchObject({
      visitors: 2,
      sessions: 4,
    });
  });

  it('are on one page at a time, and told apart by where they came from', async () => {
    const now = NOON + 2 * DAY + 1000;
    const two = { visitors: 2, recorded: [] };
    expect(await liveBy(behaviour, SITE, now)).toEqual([
      { by: 'all', value: '', ...two },
      { by: 'country', value: '', ...two },
      { by: 'page', value: '/b', ...two },
      { by: 'source', value: '', ...two },
    ]);
  });
});

describe('breakdown and segment', () => {
  const SITE = 3;
  const columns = {
    device: 'mobile',
    browser: 'Firefox',
    os: 'Android',
    country: 'DE',
    region: 'Berlin',
    city: 'Berlin-Mitte',
    language: 'de-DE',
    source: 'chatgpt.com',
    channel: 'ai',
  } as const;
  beforeAll(async () => {
    const [one = '', other = ''] = ids(2);
    await store(SITE, [
      { visitor: one, day: 0, pages: ['/x', '/y'], columns },
      { visitor: other, day: 0, pages: ['/z'] },
    ]);
  });

  it.each(SESSION_KINDS)('know %s', async (by) => {
    const items = await breakdown(behaviour, { range: rangeOf(SITE), segment: {}, by: { dimension: by }, limit: 10 });
    expect(items).toContainEqual(
      expect.objectContaining({ value: columns[by], visitors: 1, sessions: 1, pageviews: 2 }),
    );
    expect(items).toContainEqual(expect.objectContaining({ value: '', visitors: 1, sessions: 1, pageviews: 1 }));
    expect(await totalsOf(SITE, { [by]: columns[by] })).toMatchObject({
      sessions: 1,
      pageviews: 2,
    });
  });
});

describe('robots', () => {
  it('are added up by reason, within the days asked for', async () => {
    const row = (site_id: number, day: string, reason: string, batches: number) => ({
      site_id,
      day,
      reason,
      batches,
      events: batches * 10,
    });
    await insert('robots', [
      row(4, '2026-06-01', 'headless', 2),
      row(4, '2026-06-03', 'headless', 3),
      row(4, '2026-06-02', 'speed', 1),
      row(4, '2026-06-04', 'speed', 7),
      row(5, '2026-06-02', 'headless', 7),
    ]);
    expect(await robots(behaviour, rangeOf(4))).toEqual([
      { reason: 'headless', batches: 5, events: 50 },
      { reason: 'speed', batches: 1, events: 10 },
    ]);
  });
});
