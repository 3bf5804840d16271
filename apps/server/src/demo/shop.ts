import { DEFAULT_BUBBLE } from '@desirepath/contract/feedback-bubble';
import type { Site } from '@desirepath/contract/sites';
import type { Survey } from '@desirepath/contract/surveys';
import { DEMO_SURVEYS, type DemoSurvey, type LiveDemoSurveys } from '@desirepath/traffic';

export type Method = 'GET' | 'POST' | 'PATCH';

/** A request to the API as somebody who is signed in; gives what is answered. */
export type Call = <Answer>(method: Method, url: string, payload?: object) => Promise<Answer>;

export interface Shop {
  site: Site;
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
  await call('POST', '/api/goals', {
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
  return { site, surveys };
}

/** Adds a funnel; once the visits are there, since it is measured when it is added. */
export const openFunnel = (call: Call, site: number): Promise<unknown> =>
  call('POST', '/api/funnels', { site, name: 'From a product to an order', steps: FUNNEL });

const FUNNEL = [
  { type: 'page', value: '/demo/products/*', name: 'Product' },
  { type: 'page', value: '/demo/cart/', name: 'Bag' },
  { type: 'page', value: '/demo/checkout/', name: 'Checkout' },
  { type: 'event', value: 'purchase', name: 'Order' },
];
const ANNOYED = { device: 'mobile', where: '(rage|dead)' };
