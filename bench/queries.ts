import { DAYS } from './fill.ts';
import { type Load, runLoad } from './ingest.ts';
import { medianMs } from './measure.ts';
import { measureOnScreen } from './on-screen.ts';
import type { Owner } from './owner.ts';
import type { Figure } from './report.ts';
import { withDataFolder } from './scratch.ts';
import { startServer } from './server.ts';
import { onStore } from './store.ts';

const TIMES = 11;
const MILLION = 1_000_000;
/** Events that questions are asked of where nothing else is said. */
export const MILLIONS = [1, 10];
/** That the limits are for. */
const LIMITED = 10;

/** Of the 200 pages that `fill.ts` makes: the first has a sixth of all views, the twentieth 1 in 127. */
const BUSIEST = '/products/0';
const USUAL = '/products/19';

const DAY_MS = 86_400_000;
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** Pages that many see, and what some of them do. */
const STEPS = [
  { type: 'page', value: BUSIEST },
  { type: 'page', value: '/products/1' },
  { type: 'page', value: '/products/*' },
  { type: 'event', value: 'add_to_cart' },
  { type: 'event', value: 'order' },
];

/** Of which each page view is one or more: nobody can be left out beforehand. */
const BROAD_STEPS = ['/products/*', '/products/1*', '/products/2*'].map((value) => ({ type: 'page', value }));

/** A question of the dashboard, and a scan of just the columns it reads, for just the rows it is about. */
interface Question {
  what: string;
  ask: (owner: Owner, recordingId: string) => Promise<unknown>;
  scan: (siteId: number, recordingId: string) => string;
  /** ms at ten million events */
  most?: number;
}

function questionsOf(range: { from: string; to: string }): Question[] {
  const days = `day BETWEEN '${range.from}' AND '${range.to}'`;
  const scan = (table: string, where: string, columns: string) => (site: number) =>
    `SELECT count() FROM ${table} WHERE site_id = ${site} AND ${where} AND NOT ignore(${columns})`;
  const heatmap = (name: string, path: string, most?: number): Question => ({
    what: `heatmap of ${name} page, ${DAYS} days`,
    ask: (owner) => owner.ask('/api/heatmaps/query', { ...range, path, screen: 'desktop' }),
    scan: scan(
      'events',
      `${days} AND path = '${path}' AND device = 'desktop' AND type = 'click'`,
      'session_id, element, element_text, element_x, element_y, x, y',
    ),
    most,
  });
  const onUsual = (type: string) => `${days} AND path = '${USUAL}' AND device = 'desktop' AND type = '${type}'`;
  const map = (name: string, given: Record<string, string>, type: string, columns: string): Question => ({
    what: `map of ${name} on a usual page, ${DAYS} days`,
    ask: (owner) => owner.ask('/api/heatmaps/query', { ...range, path: USUAL, screen: 'desktop', ...given }),
    scan: scan('events', onUsual(type), columns),
    most: 150,
  });
  return [
    heatmap('the busiest', BUSIEST),
    heatmap('a usual', USUAL, 100),
    map('rage clicks', { kind: 'rage' }, 'rage_click', 'session_id, element, element_text, element_x, element_y, x, y'),
    map('taps', { kind: 'tap' }, 'click', 'session_id, pointer, element, element_text, element_x, element_y, x, y'),
    map('moves', { kind: 'move' }, 'mouse_move', 'session_id, xs, ys'),
    map('scrolling', { kind: 'scroll' }, 'scroll', 'session_id, page_id, value'),
    map('attention', { kind: 'attention' }, 'attention', 'session_id, page_id, ts'),
    map('clicks of one browser', { browser: 'Firefox' }, 'click', 'session_id, element, element_x, element_y, x, y'),
    {
      what: `elements of a usual page by engagement, ${DAYS} days`,
      ask: (owner) => owner.ask('/api/heatmaps/engagement', { ...range, path: USUAL, screen: 'desktop' }),
      scan: scan('events', onUsual('click'), 'session_id, page_id, at, element, element_text'),
      most: 150,
    },
    {
      what: `overview, ${DAYS} days`,
      ask: (owner) => owner.ask('/api/trends/overview', { ...range, interval: 'day' }),
      scan: scan('sessions', days, 'session_id, visitor_id, started_at, ended_at, pageviews'),
      most: 150,
    },
    {
      what: `top pages, ${DAYS} days`,
      ask: (owner) => owner.ask('/api/trends/breakdown', { ...range, by: 'page' }),
      scan: scan('events', `${days} AND type = 'page_view'`, 'path, visitor_id, session_id'),
    },
    {
      what: `top entry pages, ${DAYS} days`,
      ask: (owner) => owner.ask('/api/trends/breakdown', { ...range, by: 'entry_page' }),
      scan: scan('sessions', days, 'session_id, visitor_id, pageviews, entry'),
    },
    {
      what: `funnel of 5 steps, ${DAYS} days`,
      ask: (owner) => owner.askBy('/api/funnels/preview', { ...range, steps: STEPS }),
      scan: scan('events', `${days} AND type IN ('page_view', 'custom')`, 'session_id, at, path, name'),
      most: 400,
    },
    {
      what: `funnel of 3 steps that most take, ${DAYS} days`,
      ask: (owner) => owner.askBy('/api/funnels/preview', { ...range, steps: BROAD_STEPS }),
      scan: scan('events', `${days} AND type = 'page_view'`, 'session_id, at, path'),
    },
    {
      what: `paths from a usual page, ${DAYS} days`,
      ask: (owner) => owner.ask('/api/paths', { ...range, start: USUAL }),
      scan: scan('events', `${days} AND type = 'page_view'`, 'session_id, at, path'),
      most: 400,
    },
    {
      what: `paths of everyone, ${DAYS} days`,
      ask: (owner) => owner.ask('/api/paths', range),
      scan: scan('events', `${days} AND type = 'page_view'`, 'session_id, at, path'),
    },
    {
      what: `retention by week, ${DAYS} days`,
      ask: (owner) => owner.ask('/api/retention', { ...range, period: 'week' }),
      scan: scan('sessions', days, 'visitor_id, started_at'),
      most: 400,
    },
    {
      what: `newest recordings of ${DAYS} days`,
      ask: (owner) => owner.ask('/api/recordings', { ...range, sort: 'newest' }),
      scan: scan('sessions', days, 'session_id, started_at, replay_events, replay_started_at, pageviews, clicks'),
    },
    {
      what: 'one recording with its timeline',
      ask: (owner, id) => owner.ask(`/api/recordings/${id}`),
      scan: (site, id) => scan('replay_chunks', `session_id = '${id}'`, 'first_at, last_at')(site),
    },
    {
      what: 'what one recording plays',
      ask: (owner, id) => owner.ask(`/api/recordings/${id}/chunks`),
      scan: (site, id) => scan('replay_chunks', `session_id = '${id}'`, 'payload')(site),
    },
  ];
}

/** Questions of the dashboard over HTTP at so many million events; at that of the limits also maps on the screen, and ingest beside slow ones. */
export function measureQueries(millions: number): Promise<Figure[]> {
  return withDataFolder(async (folder, account) => {
    const until = Date.now();
    const range = { from: dayOf(until - (DAYS - 1) * DAY_MS), to: dayOf(until) };
    const questions = questionsOf(range);
    await onStore('fill', folder, { siteId: account.siteId, events: millions * MILLION, until });
    const { bytesPerEvent } = await onStore('weigh', folder, {});

    const server = await startServer(folder);
    const owner = account.at(server.url);
    const { items } = await owner.ask<{ items: { recording_id: string }[] }>('/api/recordings', range);
    const recordingId = items[0]?.recording_id;
    if (!recordingId) throw new Error('The synthetic data has no recordings');
    const asked: number[] = [];
    for (const { ask } of questions) asked.push(await medianMs(TIMES, () => ask(owner, recordingId)));
    const isLimited = millions === LIMITED;
    const onScreen = isLimited ? await measureOnScreen(server.url, owner, { path: USUAL, ...range }) : [];
    const beside = isLimited ? await measureBesideQueries(server.url, owner, range) : [];
    await server.stop();

    const statements = questions.map(({ scan }) => scan(owner.siteId, recordingId));
    const scanned = await onStore('scan', folder, { statements, times: TIMES });
    const group = `Questions at ${millions} million events`;
    return [
      ...questions.map(
        ({ what, most }, index): Figure => ({
          group,
          what,
          value: asked[index] ?? 0,
          unit: 'ms',
          limit: { what: 'bare scan', value: scanned.ms[index] ?? 0 },
          target: isLimited && most ? { most } : undefined,
        }),
      ),
      { group, what: 'on disk per event, sessions included', value: bytesPerEvent, unit: 'bytes' },
      ...onScreen,
      ...beside,
    ];
  });
}

const SLOW_QUERIES = 8;
const SECONDS = 15;
const STEADY: Load = { batchSize: 20, connections: 16, pipelining: 4, rate: 50 };

/** Acknowledgements while eight people ask the slowest questions there are, again and again, and without them. */
async function measureBesideQueries(url: string, owner: Owner, range: { from: string; to: string }): Promise<Figure[]> {
  const alone = await runLoad(url, owner, STEADY, SECONDS);
  let isOver = false;
  const asking = Array.from({ length: SLOW_QUERIES }, async () => {
    while (!isOver) await owner.ask('/api/trends/breakdown', { ...range, by: 'entry_page', page: BUSIEST });
  });
  const beside = await runLoad(url, owner, STEADY, SECONDS);
  isOver = true;
  await Promise.all(asking);
  return [
    {
      group: 'Ingest beside questions',
      what: `acknowledgement p99, ${STEADY.rate} batches/s, beside ${SLOW_QUERIES} slow questions`,
      value: beside.latency.p99,
      unit: 'ms',
      limit: { what: 'without the questions', value: alone.latency.p99 },
      target: { most: 250 },
    },
  ];
}
