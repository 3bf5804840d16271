import { DAYS, type Range } from './days.ts';
import type { Owner } from './owner.ts';

/** Of the 200 pages that `fill.ts` makes: the first has a sixth of all views, the twentieth 1 in 127. */
export const BUSIEST = '/products/0';
export const USUAL = '/products/19';

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
export interface Question {
  what: string;
  ask: (owner: Owner, recordingId: string) => Promise<unknown>;
  scan: (siteId: number, recordingId: string) => string;
  /** ms at ten million events */
  most?: number;
}

/** What the views of a site ask, over all days of a fill that ended then. */
export function questionsOf(range: Range): Question[] {
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
    heatmap('the busiest', BUSIEST, 150),
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
