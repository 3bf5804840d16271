import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Funnel, FunnelAnalytics, FunnelDifference, FunnelSuggestion } from '@desirepath/contract/funnels';
import type { Site } from '@desirepath/contract/sites';
import type { Session } from '@desirepath/contract/visitors';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type App, createApp } from '../../app.ts';
import { testSettings } from '../../testing/settings.testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'desirepath-funnels-'));
let app: App;
let token: string;
let site: Site;
/** Ids of the sessions, by what was done in them. */
const ids = new Map<string, string>();

async function signUp(email: string): Promise<string> {
  const payload = { email, password: 'seven tin lanterns' };
  await app.inject({ method: 'POST', url: '/api/auth/register', payload });
  return (await app.inject({ method: 'POST', url: '/api/auth/login', payload })).json<{ access: string }>().access;
}

const call = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object, bearer = token) =>
  app.inject({ method, url, headers: { authorization: `Bearer ${bearer}` }, ...(payload ? { payload } : {}) });

/** A second apart, what a visitor does: pages begin with a slash, `!` an error, `#` a click, all else is an event. */
async function visit(name: string, acts: string[]): Promise<void> {
  const began = Date.now() - 600_000;
  const { session_id } = (
    await app.inject({
      method: 'POST',
      url: '/api/track/sessions',
      payload: { tracking_id: site.tracking_id, viewport: '1280x720' },
      headers: { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/146.0.0.0' },
    })
  ).json<Session>();
  ids.set(name, session_id);
  let page = '/';
  const events = acts.map((act, index) => {
    if (act.startsWith('/')) page = act;
    const event_type = act.startsWith('/') ? 'page_view' : act.startsWith('#') ? 'click' : 'custom';
    return {
      event_type,
      timestamp: began + index * 1000,
      page_url: `https://shop.example${page}`,
      data: event_type === 'click' ? { selector: act, text: 'Sold out', x: 1, y: 1 } : { name: act },
    };
  });
  await app.inject({ method: 'POST', url: '/api/track/events', payload: { session_id, events } });
}

beforeAll(async () => {
  app = await createApp(await testSettings(['--data-dir', folder, '--registration', 'open']));
  token = await signUp('ada@example.com');
  site = (await call('POST', '/api/sites', { domain: 'shop.example' })).json<Site>();
  for (const name of ['one', 'two', 'three']) await visit(`buys ${name}`, ['/', '/products/mug', '/cart', 'order']);
  for (const name of ['one', 'two'])
    await visit(`leaves ${name}`, ['/', '/products/cup', '#buy', '#buy', '/cart', '/help']);
  await visit('looks', ['/', '/products/jug']);
  await visit('elsewhere', ['/about']);
  await vi.waitFor(async () => {
    const { items } = (await call('GET', `/api/track/sessions?site=${site.id}`)).json<{ items: Session[] }>();
    expect(items).toHaveLength(7);
  }, 30_000);
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const STEPS = [
  { type: 'page', value: '/', name: 'Home' },
  { type: 'page', value: '/products/*' },
  { type: 'page', value: '/cart' },
  { type: 'event', value: 'order' },
];
const make = async (given: object = {}) =>
  (await call('POST', '/api/funnels', { site: site.id, name: 'To the order', steps: STEPS, ...given })).json<Funnel>();
const days = () => {
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  return `from=${day(1)}&to=${day(-1)}`;
};

describe('a funnel', () => {
  it('is made, listed, changed, measured in the background and deleted', async () => {
    const made = await call('POST', '/api/funnels/', { site: site.id, name: 'Mine', steps: STEPS });
    expect(made.statusCode).toBe(201);
    const funnel = made.json<Funnel>();
    expect(funnel).toMatchObject({ site: site.id, order: 'ordered', count_by: 'session', window_seconds: 86_400 });
    const changed = await call('PUT', `/api/funnels/${funnel.id}`, {
      name: 'Ours',
      steps: STEPS.slice(0, 2),
      order: 'any',
    });
    expect(changed.json()).toMatchObject({ id: funnel.id, name: 'Ours', order: 'any', metrics: null });
    await vi.waitFor(async () => {
      const { items } = (await call('GET', `/api/funnels?site=${site.id}&limit=50`)).json<{ items: Funnel[] }>();
      const metrics = { entered: 6, converted: 6, conversion: 1 };
      expect(items.find(({ id }) => id === funnel.id)?.metrics).toMatchObject(metrics);
    }, 30_000);
    expect((await call('DELETE', `/api/funnels/${funnel.id}`)).statusCode).toBe(204);
    expect((await call('GET', `/api/funnels/${funnel.id}`)).json()).toMatchObject({ code: 'funnel_not_found' });
  });

  it('is not written over by who has not seen the change of another', async () => {
    const seen = await make({ name: 'Seen by two' });
    const change = (given: object) => call('PUT', `/api/funnels/${seen.id}`, { ...seen, ...given });
    const theirs = (await change({ steps: STEPS.slice(0, 2) })).json<Funnel>();
    const refused = await change({ name: 'Mine' });
    expect({ status: refused.statusCode, code: refused.json().code }).toEqual({
      status: 409,
      code: 'changed_meanwhile',
    });
    expect(await call('GET', `/api/funnels/${seen.id}`).then((answer) => answer.json())).toMatchObject({
      name: 'Seen by two',
      steps: theirs.steps,
    });
    expect((await change({ name: 'Mine', revision: theirs.revision })).statusCode).toBe(200);
    expect((await change({ name: 'Whatever', revision: undefined })).statusCode).toBe(200);
  });

  it('tells how many came how far and how long it took, without being asked for days', async () => {
    const { id } = await make();
    const analytics = (
      await call('GET', `/api/funnels/${id}/analytics?by=device&compare=previous`)
    ).json<FunnelAnalytics>();
    expect(analytics).toMatchObject({
      steps: [
        { name: 'Home', count: 6, conversion: 1, drop_off: 0, median_seconds: null },
        { name: '/products/*', count: 6, median_seconds: 1 },
        { name: '/cart', count: 5, dropped: 1, p90_seconds: 3 },
        { name: 'order', count: 3, conversion: 0.5, step_conversion: 0.6, dropped: 2 },
      ],
      conversion: 0.5,
      median_seconds: 3,
      breakdown: [{ value: 'desktop', counts: [6, 6, 5, 3] }],
      comparison: { significance: { p_value: null } },
    });
    expect(analytics.trend.reduce((sum, { entered }) => sum + entered, 0)).toBe(6);
  });

  it('beside another segment, those in both are left out of what is tested', async () => {
    const { id } = await make();
    const beside = async (query: string) => {
      const answer = await call('GET', `/api/funnels/${id}/analytics?compare=segment&${query}`);
      return answer.json<FunnelAnalytics>().comparison;
    };
    // Three of three beside three of all six: so three of three, and none of the other three.
    const all = await beside('where=event:order');
    expect(all?.conversion).toBe(0.5);
    expect(all?.significance.p_value).toBeCloseTo(0.1, 9);
    expect((await beside('against=event:order'))?.significance.p_value).toBeCloseTo(0.1, 9);
    expect((await beside('where=event:order&against=!event:order'))?.significance.p_value).toBeCloseTo(0.1, 9);
    expect((await beside(''))?.significance.p_value).toBeCloseTo(1, 6);
  });

  it('is broken down by a property of its events, and refused where none is named', async () => {
    const steps = [
      { type: 'page', value: '/' },
      { type: 'event', value: 'order' },
    ];
    const { id } = await make({ name: 'By plan', steps });
    const by = async (what: string) => (await call('GET', `/api/funnels/${id}/analytics?${what}`)).json();
    expect((await by('by=property&property=name')).breakdown).toEqual([{ value: '', counts: [6, 3] }]);
    expect(await by('by=property')).toMatchObject({ code: 'invalid_input', issues: [{ path: 'property' }] });
  });

  it.each(['session', 'visitor'])('counted by %s leads to exactly the sessions that dropped', async (count_by) => {
    const { id } = await make({ count_by });
    const at = async (where: string) => {
      const url = `/api/segments/size?site=${site.id}&${days()}&where=${encodeURIComponent(where)}`;
      return (await call('GET', url)).json<{ sessions: number }>().sessions;
    };
    expect(await at(`funnel:${id}:4:dropped`)).toBe(2);
    expect(await at(`funnel:${id}:4:reached`)).toBe(3);
    expect(await at(`funnel:${id}:3:dropped`)).toBe(1);
    expect(await at(`funnel:${id}:4:dropped;event:order`)).toBe(0);
    expect(await at(`!funnel:${id}:1:reached`)).toBe(1);
    const gone = await call('GET', `/api/recordings?site=${site.id}&${days()}&where=funnel:${id}:9:dropped`);
    expect(gone.json()).toMatchObject({ code: 'invalid_input' });
  });

  it('says what those who dropped have more often', async () => {
    const { id } = await make();
    const found = (await call('GET', `/api/funnels/${id}/steps/4/differences`)).json<{ items: FunnelDifference[] }>();
    expect(found).toMatchObject({ dropped: 2, converted: 3 });
    expect(found.items).toContainEqual({
      kind: 'page',
      what: '/help',
      path: '',
      dropped: 2,
      converted: 0,
      dropped_share: 1,
      converted_share: 0,
    });
    expect(found.items.map(({ what }) => what)).not.toContain('order');
    expect((await call('GET', `/api/funnels/${id}/steps/5/differences`)).statusCode).toBe(400);
  });

  it('can be looked at before it is kept, with an exclusion', async () => {
    const question = { site: site.id, from: days().slice(5, 15), to: days().slice(19) };
    const exclusions = [{ type: 'page', value: '/help' }];
    const preview = await call('POST', '/api/funnels/preview', { ...question, steps: STEPS, exclusions });
    expect(preview.json()).toMatchObject({ excluded: 2, conversion: 0.75 });
  });

  it('is somebody’s own', async () => {
    const { id } = await make();
    const eve = await signUp('eve@example.com');
    for (const url of [`/api/funnels/${id}`, `/api/funnels/${id}/analytics`, `/api/funnels/${id}/steps/2/differences`])
      expect((await call('GET', url, undefined, eve)).json()).toMatchObject({ code: 'funnel_not_found' });
    expect((await call('DELETE', `/api/funnels/${id}`, undefined, eve)).statusCode).toBe(404);
    expect((await call('PUT', `/api/funnels/${id}`, { name: 'x', steps: STEPS }, eve)).statusCode).toBe(404);
    expect((await call('GET', `/api/funnels?site=${site.id}`, undefined, eve)).statusCode).toBe(404);
    expect((await app.inject({ url: `/api/funnels/${id}` })).statusCode).toBe(401);
  });
});

describe('what a funnel can be made of', () => {
  it('is suggested as one types, groups of pages too', async () => {
    const suggest = async (search: string) =>
      (await call('GET', `/api/funnels/suggestions?site=${site.id}&${days()}&search=${search}`)).json<{
        items: FunnelSuggestion[];
      }>().items;
    expect(await suggest('product')).toContainEqual({ type: 'page', value: '/products/*', label: '', sessions: 6 });
    expect(await suggest('sold')).toMatchObject([{ type: 'element', label: 'Sold out', sessions: 2 }]);
    expect(await suggest('ORD')).toMatchObject([{ type: 'event', value: 'order', sessions: 3 }]);
  });

  it('is what visitors did next', async () => {
    const next = async (steps: object[]) =>
      (
        await call('POST', '/api/funnels/next', {
          site: site.id,
          from: days().slice(5, 15),
          to: days().slice(19),
          steps,
        })
      ).json<{ sessions: number; items: FunnelSuggestion[] }>();
    expect(await next([])).toMatchObject({ sessions: 7, items: [{ value: '/', sessions: 6 }, {}, {}, {}] });
    expect(await next(STEPS.slice(2, 3))).toMatchObject({ sessions: 5, items: [{ value: 'order', sessions: 3 }, {}] });
  });

  it('is proposed out of real visits: the page itself, where nearly all saw that one of its group', async () => {
    const proposal = (await call('GET', `/api/funnels/proposal?site=${site.id}&${days()}`)).json<Funnel>();
    expect(proposal.steps.map(({ value }) => value)).toEqual(['/', '/products/mug', '/cart', 'order']);
  });
});

it.each<[string, object]>([
  ['a single step', { steps: STEPS.slice(0, 1) }],
  ['21 steps', { steps: Array(21).fill(STEPS[0]) }],
  ['a window of nothing', { window_seconds: 0 }],
  ['a window of a hundred years', { window_seconds: 3_155_760_000 }],
  ['a step of no kind', { steps: [STEPS[0], { type: 'hover', value: '#a' }] }],
  ['a step of nothing', { steps: [STEPS[0], { type: 'event', value: '' }] }],
  ['an optional first step', { steps: [{ ...STEPS[0], optional: true }, STEPS[1]] }],
  ['an optional step without an order', { order: 'any', steps: [STEPS[0], { ...STEPS[1], optional: true }, STEPS[2]] }],
  ['an exclusion that is a step', { exclusions: [STEPS[1]] }],
  ['an exclusion that ends before it begins', { exclusions: [{ type: 'page', value: '/x', from: 3, to: 2 }] }],
  ['an exclusion after the last step', { exclusions: [{ type: 'page', value: '/x', to: 9 }] }],
  ['a name of nothing', { name: ' ' }],
])('%s is refused, with a reason', async (_, given) => {
  const refused = await call('POST', '/api/funnels', { site: site.id, name: 'Mine', steps: STEPS, ...given });
  expect(refused.statusCode).toBe(400);
  expect(refused.json()).toMatchObject({ code: 'invalid_input', issues: [{ message: expect.any(String) }] });
});
