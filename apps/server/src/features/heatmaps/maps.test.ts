import { DEVICES } from '@desirepath/contract/common';
import { HEATMAP_KINDS } from '@desirepath/contract/heatmap-kinds';
import type { HeatmapQuestion } from '@desirepath/contract/heatmaps';
import { DEFAULT_SETTINGS } from '@desirepath/contract/site-settings';
import type { EventType } from '@desirepath/contract/tracking';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { repairSessions } from '../../storage/behaviour/repair.ts';
import { type Row, toLine } from '../../storage/behaviour/rows.ts';
import { withTestBehaviour } from '../../testing/behaviour.testing.ts';
import type { Bind } from '../segments/bind.ts';
import { rangeOf, rangeParams } from '../segments/days/range.ts';
import { segmentParams, sessionsInQuestion } from '../segments/queries.ts';
import { engagementOf } from './engagement.ts';
import { makeHeatmap } from './maps.ts';
import { eventsOnPage, viewsByDevice } from './on-page/queries.ts';
import { isInMap, type PartOfMap } from './sessions/queries.ts';
import { zoneDays } from './zones/queries.ts';

let behaviour: Behaviour;
withTestBehaviour((opened) => {
  behaviour = opened;
});
const NOON = Date.UTC(2026, 5, 1, 12);
const MINUTE = 60_000;
const RANGE = { site: 1, from: '2026-06-01', to: '2026-06-02' };

/** One event as it is stored, and as a plain count reads it. */
interface Happening {
  type: EventType;
  path: string;
  device: 'desktop' | 'tablet' | 'mobile';
  browser: string;
  viewport_w: number;
  pointer: 'mouse' | 'touch';
  element: string;
  x: number;
  y: number;
  value: number;
}

const happening = fc.record<Happening>({
  type: fc.constantFrom(
    'click',
    'click',
    'rage_click',
    'dead_click',
    'error_click',
    'mouse_move',
    'scroll',
    'attention',
  ),
  path: fc.constantFrom('/', '/products/1', '/products/2', '/products/2/reviews'),
  device: fc.constantFrom(...DEVICES),
  browser: fc.constantFrom('Firefox', 'Safari'),
  viewport_w: fc.constantFrom(390, 820, 1440),
  pointer: fc.constantFrom('mouse', 'touch'),
  element: fc.constantFrom('#buy', 'main>a', 'x >>> b'),
  x: fc.integer({ min: -5, max: 1500 }),
  y: fc.integer({ min: 0, max: 30_000 }),
  value: fc.integer({ min: 0, max: 100 }),
});

/** What holds an element that anything does. */
const HOLDERS: Record<string, { anchor?: string; scroller?: string }> = {
  'main>a': { anchor: 'main' },
  'x >>> b': { anchor: 'x', scroller: 'x >>> div' },
};

/** One page view, and so one session, for each happening: whose they are is not the question here. */
const rowsOf = ({ value, ...one }: Happening, index: number, session_id: string, page_id: string): Row<'events'>[] => {
  const at = NOON + index * MINUTE;
  const holders = HOLDERS[one.element];
  const common = {
    ...one,
    ...holders,
    site_id: 1,
    session_id,
    page_id,
    visitor_id: session_id,
    received_at: at,
    seq: index,
  };
  const trail = one.type === 'mouse_move' ? { xs: [1, one.x + 5, 9], ys: [1, one.y, 7], ts: [0, 50, 100] } : {};
  const bands = one.type === 'attention' ? { ts: Array.from({ length: 20 }, (_, band) => band * value) } : {};
  const size = { viewport_h: 500, document_h: 2000 };
  return [
    { ...common, ...size, type: 'page_view', element: '', at: at - 1000 },
    { ...common, ...trail, ...bands, at, value: one.type === 'scroll' ? value : undefined },
  ];
};

/** Midnights that a session crosses, with a view and a click before it and a click after it: those of both ends of the range, and one amid. */
const NIGHTS = ['2026-06-01', '2026-06-02', '2026-06-03'].map((day) => Date.parse(day));
const NIGHT: Happening = {
  ...{ path: '/night/1', device: 'desktop', browser: 'Firefox', viewport_w: 1440 },
  ...{ type: 'click', pointer: 'mouse', element: '#buy' },
  ...{ x: 5, y: 5, value: 0 },
};

function rowsOfNight(midnight: number): Row<'events'>[] {
  const [session_id, page_id] = [crypto.randomUUID(), crypto.randomUUID()];
  const common = { ...NIGHT, value: undefined, site_id: 1, session_id, page_id, visitor_id: session_id };
  return ['page_view', 'click', 'click'].map((type, seq) => {
    const at = midnight + (seq - 1.5) * MINUTE;
    return { ...common, type, seq, at, received_at: at };
  });
}

let told: Happening[];
beforeAll(async () => {
  told = fc.sample(happening, { numRuns: 400, seed: 5 });
  const rows = [
    ...told.flatMap((one, index) => rowsOf(one, index, crypto.randomUUID(), crypto.randomUUID())),
    ...NIGHTS.flatMap(rowsOfNight),
  ];
  await behaviour.insert('events', Buffer.from(rows.map((row) => toLine('events', row)).join('\n')));
  await repairSessions(behaviour, 10 * 86_400_000);
});
const asked = fc.record(
  {
    path: fc.constantFrom('/', '/products/*', '/products/**', '/products/2', '/:any'),
    screen: fc.constantFrom(...DEVICES),
    max_width: fc.constantFrom(400, 1000),
    browser: fc.constantFrom('Firefox', 'Safari'),
    device: fc.constantFrom(...DEVICES),
  },
  { requiredKeys: ['path'] },
);

const GROUPS: Record<string, RegExp> = {
  '/': /^\/$/,
  '/products/*': /^\/products\/[^/]+$/,
  '/products/**': /^\/products(\/|$)/,
  '/products/2': /^\/products\/2$/,
  '/:any': /^\/[^/]+$/,
};

const TYPES: Record<(typeof HEATMAP_KINDS)[number], EventType> = {
  click: 'click',
  tap: 'click',
  rage: 'rage_click',
  dead: 'dead_click',
  error: 'error_click',
  move: 'mouse_move',
  scroll: 'scroll',
  attention: 'attention',
};

const isAsked = (one: Happening, question: Partial<HeatmapQuestion>) =>
  GROUPS[question.path ?? '']?.test(one.path) &&
  (question.screen ?? one.device) === one.device &&
  (question.device ?? one.device) === one.device &&
  (question.browser ?? one.browser) === one.browser &&
  one.viewport_w <= (question.max_width ?? Number.POSITIVE_INFINITY);

const sumOf = (counts: number[]) => counts.reduce((sum, count) => sum + count, 0);

test('every kind of map counts what a plain count does, in all of its parts, for any page, screen and segment', async () => {
  await fc.assert(
    fc.asyncProperty(asked, fc.constantFrom(...HEATMAP_KINDS), async (question, kind) => {
      const all = told.filter((one) => isAsked(one, question));
      const ofKind = all.filter(({ type, pointer }) => type === TYPES[kind] && (kind !== 'tap' || pointer === 'touch'));
      const map = await makeHeatmap(behaviour, { ...RANGE, ...question, kind }, DEFAULT_SETTINGS);
      const { total, cells, elements, bands } = map.data;
      expect([map.pageviews, map.sessions]).toEqual([all.length, ofKind.length]);
      expect(total).toBe(kind === 'move' ? ofKind.length * 3 : ofKind.length);
      if (kind === 'scroll') {
        for (const { from, pageviews } of bands)
          expect(pageviews).toBe(ofKind.filter(({ value }) => value > from).length);
      } else if (kind === 'attention') {
        const seconds = sumOf(ofKind.map(({ value }) => (value * 190) / 1000));
        expect(sumOf(bands.map((band) => band.seconds ?? 0))).toBeCloseTo(seconds, 6);
        const seen = ofKind.filter(({ value }) => value > 0).length; // in the topmost band nobody spends any time, see rowsOf
        expect(bands.map(({ pageviews }) => pageviews)).toEqual(bands.map((_, band) => (band === 0 ? 0 : seen)));
      } else {
        expect(sumOf(cells.map(({ count }) => count))).toBe(total);
        if (kind === 'move') return;
        for (const { selector, count, points, anchor, scroller } of elements) {
          expect({ anchor, scroller }).toEqual({ anchor: '', scroller: '', ...HOLDERS[selector] });
          expect(count).toBe(ofKind.filter(({ element }) => element === selector).length);
          expect(sumOf(points.map((point) => point[4]))).toBe(count);
        }
        expect(sumOf(elements.map(({ count }) => count))).toBe(total);
      }
    }),
    { numRuns: 40, examples: [[{ path: '/' }, 'attention']] },
  );
});

test('the table of elements counts the clicks of the map', async () => {
  await fc.assert(
    fc.asyncProperty(asked, async (question) => {
      const { data } = await makeHeatmap(behaviour, { ...RANGE, ...question, kind: 'click' }, DEFAULT_SETTINGS);
      const { clicks, elements } = await engagementOf(behaviour, { ...RANGE, ...question }, DEFAULT_SETTINGS);
      expect(clicks).toBe(data.total);
      expect(elements.map(({ selector, text, clicks }) => [selector, text, clicks])).toEqual(
        data.elements.map(({ selector, text, count }) => [selector, text, count]),
      );
    }),
    { numRuns: 8 },
  );
});

/** Sessions that a link from a map leads to, as the list finds them. */
async function sessionsBehind(part: PartOfMap, question: Partial<HeatmapQuestion>): Promise<number> {
  const meaning = { name: '', sql: (bind: Bind) => isInMap(part, DEFAULT_SETTINGS, bind) };
  const where = 'zone:00000000-0000-4000-8000-000000000000:click';
  const { browser, device } = question;
  const segment = { browser, device, where, meanings: new Map([[where, meaning]]) };
  const params = { ...rangeParams(rangeOf(RANGE, DEFAULT_SETTINGS.time_zone)), ...segmentParams(segment) };
  const [row] = await behaviour.rows<{ sessions: number }>(
    `SELECT count() AS sessions FROM (${sessionsInQuestion(segment)})`,
    params,
  );
  return row?.sessions ?? 0;
}

test('the sessions behind a map, an element, a band and a zone are exactly those that it counts', async () => {
  await fc.assert(
    fc.asyncProperty(asked, fc.constantFrom(...HEATMAP_KINDS), async (question, of) => {
      const { path, screen, max_width } = question;
      const page: PartOfMap = { of, path, screen, max_width };
      const { sessions, data } = await makeHeatmap(behaviour, { ...RANGE, ...question, kind: of }, DEFAULT_SETTINGS);
      expect(await sessionsBehind(page, question)).toBe(sessions);
      for (const band of [data.bands[7], data.bands.at(-1)])
        if (band) expect(await sessionsBehind({ ...page, band: band.from }, question)).toBe(band.pageviews);
      const [element] = data.elements;
      if (!element) return;
      // Each session of these has one event, so that events are sessions.
      expect(await sessionsBehind({ ...page, element: element.selector }, question)).toBe(element.count);
      const shape = { type: 'rectangle', x: 0, y: 0, width: 700, height: 9000, window: 1000 } as const;
      const within = told.filter(
        (one) =>
          isAsked(one, question) &&
          one.type === TYPES[of] &&
          (of !== 'tap' || one.pointer === 'touch') &&
          one.y < 9000 &&
          one.x >= 0 &&
          (one.x * 1000) / one.viewport_w < 700,
      );
      expect(await sessionsBehind({ ...page, shape }, question)).toBe(within.length);
    }),
    { numRuns: 25 },
  );
});

test.each([{}, { browser: 'Firefox' }])(
  'sessions across midnight count for the day they began on, in the map as in the list: %o',
  async (segment) => {
    const page = { path: '/night/*', screen: 'desktop' } as const;
    const map = await makeHeatmap(behaviour, { ...RANGE, ...segment, ...page, kind: 'click' }, DEFAULT_SETTINGS);
    // Of the three one began before the range; what the last did after its end is its own all the same.
    expect([map.sessions, map.pageviews, map.data.total]).toEqual([2, 2, 4]);
    for (const of of ['click', 'view'] as const) expect(await sessionsBehind({ ...page, of }, segment)).toBe(2);
    const on = await eventsOnPage(behaviour, { ...RANGE, ...segment, ...page }, DEFAULT_SETTINGS, ['click']);
    const days = await zoneDays(behaviour, { type: 'element', selector: '#buy' }, on);
    expect(days.map(({ date, clicks }) => [date, clicks])).toEqual([
      ['2026-06-01', 1],
      ['2026-06-02', 3],
    ]);
  },
);

test.each([null, { tablet: 700, desktop: 1000 }])(
  'a class of devices has the page views of its map, by the breakpoints %o',
  async (breakpoints) => {
    const rules = { ...DEFAULT_SETTINGS, breakpoints };
    const question = { ...RANGE, path: '/products/*', browser: 'Firefox' };
    const views = await viewsByDevice(behaviour, question, rules);
    for (const screen of DEVICES) {
      const map = await makeHeatmap(behaviour, { ...question, screen, kind: 'click' }, rules);
      expect(views[screen]).toBe(map.pageviews);
      expect(map.pageviews).toBeGreaterThan(0);
    }
  },
);

test.each(HEATMAP_KINDS)('who asks for a map of %s and leaves takes nobody along', async (kind) => {
  const asker = new AbortController();
  const question = { ...RANGE, path: '/', kind } as const;
  const map = makeHeatmap(behaviour, question, DEFAULT_SETTINGS, asker.signal);
  setImmediate(() => asker.abort());
  // A question that fails with nobody waiting for it would be an unhandled error, which fails the run.
  await map.catch((error) => expect(error).toMatchObject({ name: 'AbortError' }));
});
