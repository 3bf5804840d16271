import { DEFAULT_BUBBLE } from '@desirepath/contract/feedback-bubble';
import type { Funnel } from '@desirepath/contract/funnels';
import type { Goal } from '@desirepath/contract/goals';
import type { Site } from '@desirepath/contract/sites';
import type { Survey } from '@desirepath/contract/surveys';
import { DEMO_SURVEYS, type DemoSurvey, type LiveDemoSurveys } from '@desirepath/traffic';

export type Method = 'GET' | 'POST' | 'PATCH';

/** A request to the API as somebody who is signed in; gives what is answered. */
export type Call = <Answer>(method: Method, url: string, payload?: object) => Promise<Answer>;

export interface Shop {
  site: Site;
  goal: Goal;
  surveys: LiveDemoSurveys;
}

export const SHOP = 'Moss & Kiln';

/** Adds the demo's shop and what its owner would have made by now: a goal, a segment, surveys. */
export async function openShop(call: Call, domain: string): Promise<Shop> {
  const site = await call<Site>('POST', '/api/sites', {
    name: SHOP,
    domain,
    settings: {
      allow_localhost: true,
      feedback: { ...DEFAULT_BUBBLE, on: true },
      time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    },
  });
  const goal = await call<Goal>('POST', '/api/goals', {
    site: site.id,
    name: 'Purchase',
    act: 'purchase',
    worth: 'value',
    currency: 'USD',
  });
  await call('POST', '/api/segments', { site: site.id, name: 'On a phone, and annoyed', filter: ANNOYED });
  const surveys: LiveDemoSurveys = {};
  for (const [name, survey] of Object.entries(DEMO_SURVEYS)) {
    const payload = { ...survey, site: site.id, status: 'live' };
    const made = await call<Survey>('POST', '/api/surveys/surveys', payload);
    surveys[name as DemoSurvey] = made.id; // Object.entries loses the literal types
  }
  return { site, goal, surveys };
}

/** Adds a funnel; once the visits are there, since it is measured when it is added. */
export const openFunnel = (call: Call, site: number): Promise<Funnel> =>
  call('POST', '/api/funnels', { site, name: 'From a product to an order', steps: FUNNEL });

/** Adds a board, and alerts; once the visits are there, whose errors are not new. */
export async function openWatch(call: Call, { site, goal }: Shop, funnel: Funnel): Promise<void> {
  await call('POST', '/api/boards', { site: site.id, name: 'The shop at a glance', tiles: tilesOf(goal, funnel) });
  for (const [name, watch] of ALERTS) await call('POST', '/api/alerts', { site: site.id, name, watch });
}

const FUNNEL = [
  { type: 'page', value: '/demo/products/*', name: 'Product' },
  { type: 'page', value: '/demo/cart/', name: 'Bag' },
  { type: 'page', value: '/demo/checkout/', name: 'Checkout' },
  { type: 'event', value: 'purchase', name: 'Order' },
];

const tilesOf = (goal: Goal, funnel: Funnel) => [
  {
    title: 'Visits and orders',
    shows: { kind: 'figures', metrics: ['visitors', 'sessions', 'conversions', 'revenue'], goal: goal.id },
    place: { x: 0, y: 0, w: 9, h: 3 },
  },
  { title: 'Now', shows: { kind: 'live' }, place: { x: 9, y: 0, w: 3, h: 9 } },
  {
    title: 'Visitors',
    shows: { kind: 'trend', metric: 'visitors', compare: 'previous' },
    place: { x: 0, y: 3, w: 9, h: 6 },
  },
  { title: funnel.name, shows: { kind: 'funnel', funnel: funnel.id }, place: { x: 0, y: 9, w: 6, h: 6 } },
  {
    title: 'Where buyers come from',
    shows: { kind: 'breakdown', by: 'source', goal: goal.id },
    place: { x: 6, y: 9, w: 6, h: 6 },
  },
  {
    title: 'Clicks on tableware',
    shows: { kind: 'heatmap', map: 'click', path: '/demo/category/tableware/' },
    place: { x: 0, y: 15, w: 6, h: 6 },
  },
  { title: 'Who comes back', shows: { kind: 'retention' }, place: { x: 6, y: 15, w: 6, h: 6 } },
];

const ALERTS = [
  ['A new JavaScript error', { kind: 'new_error' }],
  [
    'More frustration than usual',
    {
      kind: 'number',
      metric: 'frustration_rate',
      per: 'day',
      rule: { kind: 'unusual', direction: 'up', sensitivity: 'medium' },
    },
  ],
] as const;

const ANNOYED = { device: 'mobile', where: '(rage|dead)' };
