import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Heatmap } from '@desirepath/contract/heatmaps';
import type { PathGroup, SuggestedGroup } from '@desirepath/contract/path-groups';
import type { Site } from '@desirepath/contract/sites';
import type { StoredHeatmap } from '@desirepath/contract/stored-heatmaps';
import type { Zone, ZoneFigures } from '@desirepath/contract/zones';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type App, createApp } from '../../app.ts';
import { testSettings } from '../../testing/settings.testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'desirepath-heatmaps-'));
let app: App;
let token: string;
let site: Site;

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
const call = (method: Method, url: string, payload?: object) =>
  app.inject({
    method,
    url: `/api${url}`,
    headers: { authorization: `Bearer ${token}` },
    ...(payload && { payload }),
  });

const NOW = Date.now();
const SECOND = 1000;
const today = new Date(NOW).toISOString().slice(0, 10);
const dayBefore = new Date(NOW - 86_400_000).toISOString().slice(0, 10);
const days = `from=${dayBefore}&to=${today}`;
const asked = () => `site=${site.id}&${days}`;
const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/146.0.0.0 Safari/537.36';

const query = async (given: string) => (await call('GET', `/heatmaps/query?${asked()}&${given}`)).json<Heatmap>();

/** A visit of one page: clicks by element and second, perhaps an order, perhaps a snapshot. */
async function visit(path: string, clicks: [element: string, second: number][], { order = 0, nodes = 0 } = {}) {
  const page_id = crypto.randomUUID();
  const from = NOW - 60 * SECOND;
  const url = `https://shop.example${path}`;
  const size = { viewport_w: 1000, viewport_h: 500, document_w: 1000, document_h: 2000 };
  const common = { url, page_id, ...size };
  const place = { x: 150, y: 250, element_x: 5000, element_y: 5000 };
  const events = [
    { ...common, type: 'page_view', at: from, title: 'Shop' },
    ...clicks.map(([element, second]) => ({
      ...common,
      ...place,
      type: 'click',
      at: from + second * SECOND,
      element,
      element_text: '=1+1',
    })),
    ...(order ? [{ ...common, type: 'custom', name: 'order', at: from + 50 * SECOND, value: order }] : []),
  ];
  const tag = { type: 2, tagName: 'p', attributes: {}, childNodes: [], id: 1 };
  const shown = [
    { type: 4, timestamp: from, data: { href: url, width: 1000, height: 500 } },
    { type: 2, timestamp: from, data: { node: { childNodes: Array(nodes).fill(tag) }, initialOffset: {} } },
  ];
  const { statusCode } = await app.inject({
    method: 'POST',
    url: '/api/track/batches',
    headers: { 'user-agent': CHROME },
    payload: {
      tracking_id: site.tracking_id,
      visitor_id: crypto.randomUUID(),
      session_id: crypto.randomUUID(),
      tab_id: crypto.randomUUID(),
      seq: 0,
      attempt: 1,
      sent_at: Date.now(),
      events,
      ...(nodes && { replay: { page_id, events: shown } }),
    },
  });
  expect(statusCode).toBe(202);
}

beforeAll(async () => {
  app = await createApp(await testSettings(['--data-dir', folder, '--registration', 'open']));
  const account = { email: 'ada@example.com', password: 'seven tin lanterns' };
  await app.inject({ method: 'POST', url: '/api/auth/register', payload: account });
  token = (await app.inject({ method: 'POST', url: '/api/auth/login', payload: account })).json().access;
  const settings = { query_keys: ['sort'] };
  site = (await call('POST', '/sites', { domain: 'shop.example', settings })).json<Site>();
  await visit('/', [['#buy', 2], ['#buy', 3], ['nav', 4]], { order: 20 }); // biome-ignore format: a visit a line
  await visit('/', [['nav', 1], ['#buy', 9]], { nodes: 40 }); // biome-ignore format: a visit a line
  await visit('/', [['nav', 5]]);
  for (const number of [1, 2, 3])
    await visit(`/products/${number}?sort=${number > 1 ? 'price' : ''}&utm=x`, [['#buy', 1]]);
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a map', () => {
  it('is of a page, with the query parameters that the site keeps, or of a group', async () => {
    expect((await query('path=/products/2')).data.total).toBe(0);
    expect((await query('path=/products/2?sort=price')).data.total).toBe(1);
    expect((await query('path=/products/*?sort=price')).data.total).toBe(2);
    expect((await query('path=/products/**')).data.total).toBe(3);
    expect((await query('path=https://shop.example/products/**')).data.total).toBe(3);
    expect((await query('path=//other.example/products/**')).data.total).toBe(0);
  });

  it('of a page that nobody has seen is empty', async () => {
    expect(await query('path=/never')).toMatchObject({ pageviews: 0, sessions: 0, data: { total: 0, elements: [] } });
    expect(await query('path=/never&kind=scroll')).toMatchObject({ data: { total: 0, bands: [], fold: null } });
  });

  it('of days that have nothing is empty, and of days that end before they begin refused', async () => {
    const on = (days: string) => call('GET', `/heatmaps/query?site=${site.id}&${days}&path=/`);
    expect((await on('from=2020-01-01&to=2020-01-02')).json()).toMatchObject({ sessions: 0, data: { total: 0 } });
    expect((await on(`from=${today}&to=${dayBefore}`)).json()).toMatchObject({ code: 'invalid_input' });
  });

  it('takes the classes of screens from the breakpoints of the site', async () => {
    expect((await query('path=/&screen=desktop')).data.total).toBe(6);
    await call('PATCH', `/sites/${site.id}`, { settings: { breakpoints: { tablet: 700, desktop: 1100 } } });
    expect((await query('path=/&screen=desktop')).data.total).toBe(0);
    expect((await query('path=/&screen=tablet')).data.total).toBe(6);
    await call('PATCH', `/sites/${site.id}`, { settings: { breakpoints: null } });
  });

  it.each(['path=products', 'path=/(a%2B)%2B$', 'path=/&kind=heat', 'path=/&min_width=wide', ''])(
    'is refused with a reason for %s',
    async (given) => {
      const answer = await call('GET', `/heatmaps/query?${asked()}&${given}`);
      expect(answer.json()).toMatchObject({ code: 'invalid_input', issues: [{ message: expect.any(String) }] });
    },
  );
});

describe('pages', () => {
  const pages = async (given = '') =>
    (await call('GET', `/heatmaps/pages?${asked()}&${given}`))
      .json()
      .items.map(({ path, pageviews, clicks }: { path: string; pageviews: number; clicks: number }) => [
        path,
        pageviews,
        clicks,
      ]);

  it('are listed by their views, found by a part of their name, and no more of them than asked for', async () => {
    const [first, ...others] = await pages();
    expect(first).toEqual(['/', 3, 6]);
    expect(others).toEqual([
      ['/products/1?sort=', 1, 1],
      ['/products/2?sort=price', 1, 1],
      ['/products/3?sort=price', 1, 1],
    ]);
    expect(await pages('search=PRICE')).toHaveLength(2);
    expect(await pages('limit=1')).toEqual([first]);
  });
});

describe('elements', () => {
  it('tell when they were clicked and what came of it', async () => {
    const answer = (await call('GET', `/heatmaps/engagement?${asked()}&path=/&goal=order`)).json();
    expect(answer).toMatchObject({ pageviews: 3, clicks: 6 });
    const [buy, nav] = answer.elements;
    expect(buy).toMatchObject({ selector: '#buy', clicks: 3, pageviews: 2, sessions: 2, order: 1.5 });
    expect(buy).toMatchObject({ first_click_ms: 9000, conversions: 1, conversion: 0.5, revenue: 20 });
    expect(nav).toMatchObject({ selector: 'nav', clicks: 3, pageviews: 3, share: 1, first_click_ms: 4000 });
    expect(nav.order).toBeCloseTo(4 / 3);
  });

  it('are a file in which no text of a page is a formula', async () => {
    const { body, headers } = await call('GET', `/heatmaps/elements.csv?${asked()}&path=/`);
    expect(headers['content-type']).toContain('text/csv');
    expect(body.split('\r\n')[1]).toMatch(/^#buy,'=1\+1,3,2,/);
  });
});

describe('snapshots', () => {
  it('are listed, and the newest good one is given', async () => {
    const { items } = (await call('GET', `/heatmaps/snapshots?site=${site.id}&path=/`)).json();
    expect(items).toMatchObject([{ path: '/', state: { key: '' }, viewport_w: 1000, is_good: true }]);
    const one = (await call('GET', `/heatmaps/snapshot?site=${site.id}&path=/**`)).json();
    expect(one).toMatchObject({ id: items[0].id, events: [{ type: 4 }, { type: 2 }] });
    const missing = await call('GET', `/heatmaps/snapshot?site=${site.id}&path=/never`);
    expect(missing.json()).toMatchObject({ code: 'snapshot_not_found' });
  });
});

describe('maps made ahead', () => {
  const generate = async (given: object) => {
    const { job_id } = (await call('POST', `/heatmaps/generate/${site.id}`, given)).json();
    await vi.waitFor(async () => {
      expect((await call('GET', `/jobs/${job_id}`)).json()).toMatchObject({ status: 'done', progress: 100 });
    }, 30_000);
  };
  const list = async (given: string) =>
    (await call('GET', `/heatmaps?site=${site.id}&${given}`)).json<{ items: StoredHeatmap[]; next_cursor: string }>();

  it('are one for each key, however often they are made', async () => {
    const wanted = {
      page_url: '/',
      heatmap_type: 'click',
      device_type: 'desktop',
      dates: { from: dayBefore, to: today },
    };
    await generate(wanted);
    await generate(wanted);
    const range = `date_range_start=${dayBefore}&date_range_end=${today}`;
    const { items } = await list(`page_url=/&heatmap_type=click&device_type=desktop&${range}`);
    expect(items).toMatchObject([{ ...wanted, site: site.id, session_count: 3, is_stale: false, data: { total: 6 } }]);
    expect((await list('page_url=/other')).items).toEqual([]);
  });

  it('without a page are of those that were viewed most, on each device', async () => {
    await generate({});
    const all: StoredHeatmap[] = [];
    for (let cursor = ''; cursor !== undefined; ) {
      const { items, next_cursor } = await list(cursor && `cursor=${cursor}`);
      all.push(...items);
      if (next_cursor === null) break;
      cursor = next_cursor;
    }
    expect(new Set(all.map(({ page_url }) => page_url)).size).toBe(4);
    expect(all).toHaveLength(4 * 3 * 3 + 1);
  });
});

describe('a zone', () => {
  const create = async (given: object) =>
    (await call('POST', '/heatmaps/zones', { site: site.id, name: 'Top', path: '/', ...given })).json<Zone>();
  const figures = async ({ id }: Zone) =>
    (await call('GET', `/heatmaps/zones/${id}/figures?${asked()}`)).json<ZoneFigures>();

  it('is an element, or a rectangle in windows of any width', async () => {
    const element = await create({ shape: { type: 'element', selector: '#buy' } });
    expect(await figures(element)).toMatchObject({
      clicks: 3,
      share: 0.5,
      clicked_pageviews: 2,
      sessions: 2,
      pageviews: 3,
    });
    const around = { type: 'rectangle', x: 290, y: 240, width: 20, height: 20, window: 2000 };
    expect(await figures(await create({ shape: around }))).toMatchObject({ clicks: 6, share: 1 });
    const beside = await create({ shape: { ...around, x: 310 } });
    const told = await figures(beside);
    expect(told).toMatchObject({ clicks: 0, pageviews: 3 });
    expect(told.days.map(({ day }) => day)).toEqual([dayBefore, today]);
  });

  it('leads to the sessions that clicked it, and no further once it is gone', async () => {
    const zone = await create({ shape: { type: 'element', selector: '#buy' } });
    const ofZone = () => call('GET', `/trends/overview?${asked()}&interval=day&where=zone:${zone.id}`);
    expect((await ofZone()).json()).toMatchObject({ totals: { sessions: 2 } });
    await call('DELETE', `/heatmaps/zones/${zone.id}?site=${site.id}`);
    expect((await ofZone()).json()).toMatchObject({ code: 'invalid_input', issues: [{ path: 'where' }] });
  });

  it('is renamed, listed by its page, and deleted', async () => {
    const zone = await create({ name: 'Old', path: '/products/*', shape: { type: 'element', selector: 'a' } });
    expect((await call('PATCH', `/heatmaps/zones/${zone.id}`, { site: site.id, name: 'New' })).statusCode).toBe(200);
    const listed = (await call('GET', `/heatmaps/zones?site=${site.id}&path=/products/*`)).json();
    expect(listed.items).toMatchObject([{ id: zone.id, name: 'New' }]);
    const remove = () => call('DELETE', `/heatmaps/zones/${zone.id}?site=${site.id}`);
    expect([(await remove()).statusCode, (await remove()).statusCode]).toEqual([204, 404]);
  });
});

describe('groups of pages', () => {
  it('are suggested until they are kept, and kept once', async () => {
    const suggested = async () =>
      (await call('GET', `/path-groups/suggestions?${asked()}`)).json<{ items: SuggestedGroup[] }>().items;
    expect(await suggested()).toMatchObject([{ pattern: '/products/*', pages: 3, pageviews: 3 }]);
    const keep = () => call('POST', '/path-groups', { site: site.id, pattern: '/products/*' });
    const group = (await keep()).json<PathGroup>();
    expect(group).toMatchObject({ name: '/products/*', site: site.id });
    expect((await keep()).json()).toMatchObject({ code: 'path_group_taken' });
    expect(await suggested()).toEqual([]);
    expect((await call('GET', `/path-groups?site=${site.id}`)).json().items).toEqual([group]);
    expect((await call('DELETE', `/path-groups/${group.id}?site=${site.id}`)).statusCode).toBe(204);
  });
});

describe('a link', () => {
  const openWith = (link: string, url: string) =>
    app.inject({ method: 'GET', url: `/api${url}`, headers: { authorization: `Share ${link}` } });
  const share = (changes: object) =>
    call('POST', '/shares', {
      site: site.id,
      thing: {
        ...{ kind: 'heatmap', map: 'click', path: '/', screen: 'desktop', from: dayBefore, to: today },
        ...{ filter: {}, state: '', ...changes },
      },
    });

  it('shows the map it was made for, and the page behind it', async () => {
    const { token: link } = (await share({})).json<{ token: string }>();
    expect((await openWith(link, '/shared/heatmap')).json()).toMatchObject({
      path: '/',
      screen: 'desktop',
      map: { kind: 'click', pageviews: 3, data: { total: 6 } },
    });
    expect((await openWith(link, '/shared/heatmap/snapshot')).json()).toMatchObject({
      path: '/',
      events: [{ type: 4 }, { type: 2 }],
    });
  });

  it('shows only those whom it is about', async () => {
    const { token: link } = (await share({ filter: { where: 'event:order' } })).json<{ token: string }>();
    expect((await openWith(link, '/shared/heatmap')).json()).toMatchObject({
      map: { pageviews: 1, data: { total: 3 } },
    });
  });

  it('is not made for days or sessions that cannot be asked for', async () => {
    expect((await share({ from: today, to: dayBefore })).statusCode).toBe(400);
    expect((await share({ filter: { where: `segment:${crypto.randomUUID()}` } })).statusCode).toBe(400);
  });

  it('shows nothing, and names nothing, once the segment is gone that it is about', async () => {
    const segment = { site: site.id, name: 'Our best', filter: { where: 'event:order' } };
    const { id } = (await call('POST', '/segments', segment)).json<{ id: string }>();
    const { token: link } = (await share({ filter: { where: `segment:${id}` } })).json<{ token: string }>();
    await call('DELETE', `/segments/${id}?site=${site.id}`);
    const answer = await openWith(link, '/shared/heatmap');
    expect(answer.json()).toMatchObject({ code: 'share_not_found' });
    expect(answer.body).not.toContain(id);
  });
});
