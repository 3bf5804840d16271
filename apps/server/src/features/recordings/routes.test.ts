import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Heatmap } from '@desirepath/contract/heatmaps';
import type { RecordingView } from '@desirepath/contract/recording-views';
import type { ListedRecording } from '@desirepath/contract/recordings';
import { pointsOf } from '@desirepath/contract/relevance';
import type { Site } from '@desirepath/contract/sites';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type App, createApp } from '../../app.ts';
import { testSettings } from '../../testing/settings.testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'desirepath-recordings-'));
let app: App;
let token: string;
let eve: string;
let site: Site;

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
const call = (method: Method, url: string, payload?: object, bearer = token) =>
  app.inject({
    method,
    url: `/api${url}`,
    headers: { authorization: `Bearer ${bearer}` },
    ...(payload && { payload }),
  });

async function signUp(email: string): Promise<string> {
  const payload = { email, password: 'seven tin lanterns' };
  await app.inject({ method: 'POST', url: '/api/auth/register', payload });
  return (await app.inject({ method: 'POST', url: '/api/auth/login', payload })).json<{ access: string }>().access;
}

const MINUTE = 60_000;
const NOW = Date.now();
const today = new Date(NOW).toISOString().slice(0, 10);
const dayBefore = new Date(NOW - 86_400_000).toISOString().slice(0, 10);

/** What happened in a recorded session besides the view of its page; how long it took, and how long ago it was. */
interface Plan {
  types?: string[];
  custom?: string;
  minutes?: number;
  ago?: number;
}
const PLANS: Record<string, Plan> = {
  calm: { ago: 60 },
  long: { minutes: 5, ago: 50 },
  angry: { types: ['rage_click', 'rage_click', 'rage_click', 'rage_click', 'js_error'], ago: 40 },
  buyer: { types: ['form_submit', 'click', 'click', 'click'], custom: 'order', ago: 30 },
  fresh: {},
};
const ids = new Map(Object.keys(PLANS).map((name) => [name, crypto.randomUUID()]));
const idOf = (name: string) => ids.get(name) ?? '';
const namesOf = (items: { recording_id: string }[]) =>
  items.map(({ recording_id }) => [...ids].find(([, id]) => id === recording_id)?.[0]);

async function send(name: string, { types = [], custom, minutes = 0, ago = 0 }: Plan) {
  const page_id = crypto.randomUUID();
  const from = NOW - ago * MINUTE - 5_000;
  const event = { at: from, url: 'https://shop.example/', page_id };
  const events = [
    { ...event, type: 'page_view' },
    ...types.map((type, index) => ({ ...event, type, at: from + index, name: 'given', element: '#buy' })),
    ...(custom ? [{ ...event, type: 'custom', name: custom }] : []),
  ];
  const replay = [from, from + minutes * MINUTE + 1000].map((timestamp) => ({ type: 5, timestamp, data: {} }));
  const { statusCode } = await app.inject({
    method: 'POST',
    url: '/api/track/batches',
    headers: {
      'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/146.0.0.0 Safari/537.36',
    },
    payload: {
      tracking_id: site.tracking_id,
      visitor_id: crypto.randomUUID(),
      session_id: idOf(name),
      tab_id: crypto.randomUUID(),
      seq: 0,
      attempt: 1,
      sent_at: Date.now(),
      events,
      replay: { page_id, events: replay },
    },
  });
  expect(statusCode).toBe(202);
}

const asked = () => `site=${site.id}&from=${dayBefore}&to=${today}`;
const list = async (query = '') =>
  (await call('GET', `/recordings?${asked()}${query}`)).json<{
    items: ListedRecording[];
    next_cursor: string | null;
  }>();
const listed = async (query: string) =>
  namesOf((await list(query)).items)
    .sort()
    .join(' ');

beforeAll(async () => {
  app = await createApp(await testSettings(['--data-dir', folder, '--registration', 'open']));
  token = await signUp('ada@example.com');
  eve = await signUp('eve@example.com');
  site = (await call('POST', '/sites', { domain: 'shop.example' })).json<Site>();
  await call('POST', '/goals', { site: site.id, name: 'Order', act: 'order' });
  for (const [name, plan] of Object.entries(PLANS)) await send(name, plan);
  await vi.waitFor(async () => expect((await list()).items).toHaveLength(5), 30_000);
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('relevance', () => {
  it('puts first what deserves a look, and says why', async () => {
    const { items } = await list();
    expect(namesOf(items).slice(0, 3)).toEqual(['angry', 'buyer', 'long']);
    expect(items.map(({ reasons }) => reasons).slice(0, 3)).toEqual([
      [
        { kind: 'rage_click', count: 4 },
        { kind: 'js_error', count: 1 },
      ],
      [
        { kind: 'conversion', count: 1 },
        { kind: 'form_submit', count: 1 },
      ],
      [{ kind: 'engaged_minute', count: 5 }],
    ]);
  });

  it('is the sum of its reasons', async () => {
    for (const { relevance, reasons } of (await list()).items) {
      expect(relevance).toBe(reasons.reduce((sum, { kind, count }) => sum + pointsOf(kind, count), 0));
    }
  });
});

describe('the list', () => {
  it.each(['relevance', 'newest', 'longest', 'active'])(
    'by %s comes the same page by page as at once',
    async (sort) => {
      const whole = await list(`&sort=${sort}`);
      const paged: ListedRecording[] = [];
      let cursor: string | null = '';
      for (let page = 0; cursor !== null && page < 9; page++) {
        const part: Awaited<ReturnType<typeof list>> = await list(
          `&sort=${sort}&limit=2${cursor && `&cursor=${cursor}`}`,
        );
        paged.push(...part.items);
        cursor = part.next_cursor;
      }
      expect(paged).toEqual(whole.items);
      expect(paged).toHaveLength(5);
    },
  );

  it('is of the last thirty days where none are asked for', async () => {
    const { items } = (await call('GET', `/recordings?site=${site.id}`)).json<{ items: ListedRecording[] }>();
    expect(items).toEqual((await list()).items);
    const [first] = items;
    // By the names that other clients know.
    expect(first).toMatchObject({ session: first?.recording_id, created_at: first?.started_at });
  });

  it('counts what it lists', async () => {
    for (const [filter, count] of [
      ['', 5],
      ['&where=rage:2', 1],
      ['&where=!event:order', 4],
      ['&marks=live', 1],
    ] as const) {
      expect((await call('GET', `/recordings/count?${asked()}${filter}`)).json()).toEqual({ count });
      expect((await list(filter)).items).toHaveLength(count);
    }
  });

  it.each(['where=nonsense', 'where=page:cart', 'marks=rage', 'where=favourite', 'sort=best'])(
    'refuses %s',
    async (query) => {
      const answer = await call('GET', `/recordings?${asked()}&${query}`);
      expect(answer.json()).toMatchObject({ code: 'invalid_input', issues: [{ path: query.split('=')[0] }] });
    },
  );
});

describe('a number elsewhere', () => {
  const count = async (filter: string) =>
    (await call('GET', `/recordings/count?${asked()}${filter}`)).json<{ count: number }>().count;

  it('of a heatmap leads to as many recordings as sessions clicked there', async () => {
    const { sessions, data } = (await call('GET', `/heatmaps/query?${asked()}&path=/&screen=desktop`)).json<Heatmap>();
    expect(data.elements).toMatchObject([{ selector: '#buy', count: 3 }]);
    expect(await count('&device=desktop&where=clicked:%23buy:/')).toBe(sessions);
  });

  it.each([
    ['page', (value: string) => `&page=${value}`],
    ['entry_page', (value: string) => `&where=entry:${value}`],
    ['browser', (value: string) => `&browser=${value}`],
    ['device', (value: string) => `&device=${value}`],
  ])('of a breakdown by %s leads to as many recordings as it has sessions', async (by, filter) => {
    const { items } = (await call('GET', `/trends/breakdown?${asked()}&by=${by}`)).json<{
      items: { value: string; sessions: number }[];
    }>();
    expect(items.length).toBeGreaterThan(0);
    for (const { value, sessions } of items) expect(await count(filter(value))).toBe(sessions);
  });

  it('of the overview stays what it is under the same conditions', async () => {
    const where = '&where=!event:order;pageviews:1';
    const { totals } = (await call('GET', `/trends/overview?${asked()}${where}`)).json();
    expect(await count(where)).toBe(totals.sessions);
  });
});

it.each(['', '&since=1'])('what arrives now of an hour ago is not live, what happens now is (%s)', async (since) => {
  const parts = async (name: string) =>
    (await call('GET', `/recordings/${idOf(name)}/parts?site=${site.id}${since}`)).json<{ is_live: boolean }>().is_live;
  expect([await parts('calm'), await parts('fresh')]).toEqual([false, true]);
});

describe('marks', () => {
  const mark = (name: string, payload: object) =>
    call('PUT', `/recordings/${idOf(name)}/marks`, { site: site.id, ...payload });
  const tag = (method: 'POST' | 'DELETE', name: string, tags: string[]) =>
    call(method, `/recordings/${idOf(name)}/tags`, { site: site.id, tags });

  it('narrow the list, for what they are and for what they are not', async () => {
    expect((await mark('calm', { favourite: true, watched: true })).json()).toMatchObject({
      favourite: true,
      kept: false,
    });
    await mark('long', { kept: true });
    await tag('POST', 'angry', ['bug', 'checkout']);
    expect((await tag('POST', 'buyer', ['bug', 'bug', 'vip'])).json()).toMatchObject({ tags: ['bug', 'vip'] });
    expect(await listed('&marks=favourite')).toBe('calm');
    expect(await listed('&marks=kept')).toBe('long');
    expect(await listed('&marks=watched')).toBe('calm');
    expect(await listed('&marks=!watched')).toBe('angry buyer fresh long');
    expect(await listed('&marks=tag:bug')).toBe('angry buyer');
    expect(await listed('&marks=tag:bug;!tag:vip')).toBe('angry');
    expect(await listed('&marks=tag:vip:checkout&where=rage')).toBe('angry');
    expect(await listed('&marks=tag:nobody')).toBe('');
    expect(await listed('&marks=live')).toBe('fresh');
    expect((await call('GET', `/recordings/tags?site=${site.id}`)).json().items[0]).toEqual({
      tag: 'bug',
      recordings: 2,
    });
  });

  it('stand on the recording and in the list', async () => {
    const { tags, kept } = (await call('GET', `/recordings/${idOf('buyer')}?site=${site.id}`)).json();
    expect({ tags, kept }).toEqual({ tags: ['bug', 'vip'], kept: false });
    expect((await list('&marks=favourite')).items).toMatchObject([{ tags: [], favourite: true, watched: true }]);
  });

  it('can be taken back', async () => {
    expect((await tag('DELETE', 'buyer', ['vip', 'never there'])).json()).toMatchObject({ tags: ['bug'] });
    expect((await mark('calm', { favourite: false, watched: false })).json()).toMatchObject({
      favourite: false,
      watched: false,
    });
    expect(await listed('&marks=favourite')).toBe('');
    expect(await listed('&marks=watched')).toBe('');
  });

  it('have their limits', async () => {
    const many = Array.from({ length: 20 }, (_, index) => `tag ${index}`);
    expect((await tag('POST', 'fresh', many)).statusCode).toBe(200);
    expect((await tag('POST', 'fresh', ['one more'])).json()).toMatchObject({ code: 'too_many_tags' });
    expect((await list('&marks=tag:one more')).items).toEqual([]);
    expect((await tag('POST', 'fresh', ['x'.repeat(51)])).statusCode).toBe(400);
  });

  it('are for the owner of the site, and for what was recorded', async () => {
    const url = `/recordings/${idOf('calm')}`;
    const foreign = [
      call('PUT', `${url}/marks`, { site: site.id, kept: true }, eve),
      call('POST', `${url}/tags`, { site: site.id, tags: ['a'] }, eve),
      call('DELETE', `${url}/tags`, { site: site.id, tags: ['a'] }, eve),
      call('GET', `/recordings/tags?site=${site.id}`, undefined, eve),
      call('GET', `/recordings/count?${asked()}`, undefined, eve),
    ];
    for (const answer of await Promise.all(foreign)) expect(answer.json()).toMatchObject({ code: 'site_not_found' });
    const unknown = await call('PUT', `/recordings/${crypto.randomUUID()}/marks`, { site: site.id, kept: true });
    expect(unknown.json()).toMatchObject({ code: 'recording_not_found' });
  });
});

describe('saved views', () => {
  const filter = { where: 'rage', marks: '!watched', device: 'desktop', sort: 'newest' };
  const create = (name: string, given: object = filter, bearer = token) =>
    call('POST', '/recording-views', { site: site.id, name, filter: given }, bearer);

  it('are kept, renamed and deleted', async () => {
    const { id } = (await create('To watch')).json<RecordingView>();
    const { items } = (await call('GET', `/recording-views?site=${site.id}`)).json<{ items: RecordingView[] }>();
    expect(items).toMatchObject([{ id, name: 'To watch', filter }]);
    const renamed = await call('PATCH', `/recording-views/${id}`, { site: site.id, name: 'Angry ones' });
    expect(renamed.json()).toMatchObject({ id, name: 'Angry ones', filter });
    expect((await call('DELETE', `/recording-views/${id}?site=${site.id}`)).statusCode).toBe(204);
    expect((await call('PATCH', `/recording-views/${id}`, { site: site.id })).json()).toMatchObject({
      code: 'view_not_found',
    });
  });

  it('have names of their own and conditions that can be understood', async () => {
    await create('Mine');
    expect((await create('Mine')).json()).toMatchObject({ code: 'view_taken' });
    expect((await create('Wrong', { where: 'nonsense' })).json()).toMatchObject({ code: 'invalid_input' });
  });

  it('are for the owner of the site', async () => {
    expect((await create('Hers', {}, eve)).json()).toMatchObject({ code: 'site_not_found' });
    expect((await call('GET', `/recording-views?site=${site.id}`, undefined, eve)).statusCode).toBe(404);
  });

  it('go with their site', async () => {
    const other = (await call('POST', '/sites', { domain: 'gone.example' })).json<Site>();
    await call('POST', '/recording-views', { site: other.id, name: 'A', filter: {} });
    expect((await call('DELETE', `/sites/${other.id}`)).statusCode).toBe(204);
  });
});

describe('deleting a recording', () => {
  it('is for its site alone', async () => {
    expect((await call('DELETE', `/recordings/${idOf('calm')}?site=${site.id}`, undefined, eve)).statusCode).toBe(404);
    expect((await call('DELETE', `/recordings/${crypto.randomUUID()}?site=${site.id}`)).statusCode).toBe(404);
    expect((await call('GET', `/recordings/${idOf('calm')}?site=${site.id}`)).statusCode).toBe(200);
  });

  it('takes it off every list at once, its replay soon, and leaves what was counted', async () => {
    const address = `/recordings/${idOf('calm')}`;
    const before = (await call('GET', `/sites/${site.id}/status`)).json<{ events: number; recordings: number }>();
    const { job_id } = (await call('DELETE', `${address}?site=${site.id}`)).json<{ job_id: string }>();
    expect((await call('GET', `${address}?site=${site.id}`)).json()).toMatchObject({ code: 'recording_not_found' });
    await vi.waitFor(
      async () =>
        expect((await call('GET', `/jobs/${job_id}`)).json()).toMatchObject({ status: 'done', progress: 100 }),
      { timeout: 30_000, interval: 100 },
    );
    expect((await call('GET', `/jobs/${job_id}`, undefined, eve)).statusCode).toBe(404);
    expect((await call('GET', `${address}/chunks?site=${site.id}`)).statusCode).toBe(404);
    const after = (await call('GET', `/sites/${site.id}/status`)).json<{ events: number; recordings: number }>();
    expect(after.events).toBe(before.events);
    expect((await call('GET', `/sites/${site.id}/stored`)).json()).toMatchObject({ recordings: ids.size - 1 });
  });
});
