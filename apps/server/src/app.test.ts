import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Heatmap } from '@desirepath/contract/heatmaps';
import type { RecordingPart } from '@desirepath/contract/recording-parts';
import type { Recording } from '@desirepath/contract/recordings';
import type { Segment } from '@desirepath/contract/segment';
import type { Site } from '@desirepath/contract/sites';
import type { Batch, TrackedEvent } from '@desirepath/contract/tracking';
import type { Totals } from '@desirepath/contract/trends';
import { makeVisits } from '@desirepath/traffic';
import type { OpenAPI } from '@orpc/openapi';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type App, createApp } from './app.ts';
import { testSettings } from './testing/settings.testing.ts';

const DAY = 86_400_000;
const TO = Date.now() - 60_000;
const folder = mkdtempSync(join(tmpdir(), 'desirepath-app-'));

/** What a session was, told by the plainest means: from the batches that were sent. */
interface Told {
  id: string;
  visitor: string;
  device: string;
  events: TrackedEvent[];
  start: number;
  end: number;
  isRecorded: boolean;
}

let app: App;
let told: Told[];
let token: string;

beforeAll(async () => {
  app = await createApp(await testSettings(['--data-dir', folder, '--registration', 'open']));
  token = await signUp('ada@example.com');
  const site = await post<Site>('/api/sites', { domain: 'shop.example' });
  told = await sendVisits(site.tracking_id);
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

async function signUp(email: string): Promise<string> {
  const payload = { email, password: 'seven tin lanterns' };
  await app.inject({ method: 'POST', url: '/api/auth/register', payload });
  const answer = await app.inject({ method: 'POST', url: '/api/auth/login', payload });
  return answer.json<{ access: string }>().access;
}

const call = (method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object, bearer = token) =>
  app.inject({ method, url, headers: { authorization: `Bearer ${bearer}` }, ...(payload ? { payload } : {}) });

const post = async <Answer>(url: string, payload: object) => (await call('POST', url, payload)).json<Answer>();

async function ask<Answer>(path: string, input: object): Promise<Answer> {
  const given = Object.entries(input).map(([name, value]): [string, string] => [name, String(value)]);
  const answer = await call('GET', `${path}?${new URLSearchParams(given)}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<Answer>();
}

const setTimeZone = (time_zone: string) => call('PATCH', '/api/sites/1', { settings: { time_zone } });

async function sendVisits(tracking_id: string): Promise<Told[]> {
  const visits = [
    ...makeVisits({
      seed: 'truth',
      from: TO - 12 * DAY,
      to: TO,
      visits: 150,
      replayShare: 0.2,
      origin: 'https://shop.example',
    }),
  ];
  await Promise.all(
    visits.map(async ({ batches, user_agent, ip }) => {
      for (const { batch } of batches) {
        const payload: Batch = { tracking_id, attempt: 1, sent_at: Date.now(), ...batch };
        const headers = { 'user-agent': user_agent, 'x-forwarded-for': ip, 'content-type': 'application/json' };
        const answer = await app.inject({ method: 'POST', url: '/api/track/batches', headers, payload });
        expect(answer.statusCode, answer.body).toBe(202);
      }
    }),
  );
  const sent = visits.flatMap(({ batches }) => batches.flatMap(({ batch }) => batch.events)).length;
  // Sessions are a second behind.
  await vi.waitFor(async () => {
    expect((await call('GET', '/api/sites/1/status')).json()).toMatchObject({ events: sent });
  }, 5000);
  return visits.map(({ batches, user_agent }) => {
    const events = batches.flatMap(({ batch }) => batch.events);
    const replay = batches.flatMap(({ batch }) => batch.replay?.events ?? []).map(({ timestamp }) => timestamp);
    const times = [...events.map(({ at }) => at), ...replay];
    return {
      id: batches[0]?.batch.session_id ?? '',
      visitor: batches[0]?.batch.visitor_id ?? '',
      device: deviceOf(user_agent),
      events,
      start: Math.min(...times),
      end: Math.max(...times),
      isRecorded: replay.length > 0,
    };
  });
}

const deviceOf = (userAgent: string) =>
  /iPad|Tablet|SM-X|SM-T/.test(userAgent) ? 'tablet' : /Mobile|iPhone/.test(userAgent) ? 'mobile' : 'desktop';

const pageViews = ({ events }: Told) => events.filter(({ type }) => type === 'page_view');
const pathOf = ({ url }: TrackedEvent) => new URL(url).pathname;
const dayIn = (timeZone: string) => (at: number) => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at);
const isIn = (timeZone: string, from: string, to: string) => (at: number) => {
  const day = dayIn(timeZone)(at);
  return day >= from && day <= to;
};

const FRUSTRATING = new Set<string>(['rage_click', 'dead_click', 'error_click', 'u_turn']);
const isFrustrated = ({ events }: Told) => events.some(({ type }) => FRUSTRATING.has(type));

function figures(sessions: Told[]): Totals {
  const views = sessions.map((session) => pageViews(session).length);
  const count = Math.max(sessions.length, 1);
  return {
    visitors: new Set(sessions.map(({ visitor }) => visitor)).size,
    sessions: sessions.length,
    pageviews: views.reduce((sum, n) => sum + n, 0),
    bounce_rate: expect.closeTo(views.filter((n) => n <= 1).length / count, 9),
    duration: expect.closeTo(sessions.reduce((sum, { start, end }) => sum + end - start, 0) / count, 3),
    events: sessions.reduce((sum, { events }) => sum + events.length, 0),
    errors: sessions.flatMap(({ events }) => events).filter(({ type }) => type === 'js_error').length,
    frustration_rate: expect.closeTo(sessions.filter(isFrustrated).length / count, 9),
    conversions: 0,
    revenue: 0,
  };
}

const RANGE = { from: dayIn('UTC')(TO - 9 * DAY), to: dayIn('UTC')(TO - 2 * DAY) };

describe('the overview', () => {
  it.each(['UTC', 'Asia/Kathmandu', 'America/New_York', 'Pacific/Kiritimati'])(
    'says in days of %s what the plain count of the visits says',
    async (time_zone) => {
      await setTimeZone(time_zone);
      const isAsked = isIn(time_zone, RANGE.from, RANGE.to);
      const sessions = told.filter(({ start }) => isAsked(start));
      const answer = await ask<{ totals: Totals; series: ({ at: string } & Totals)[] }>('/api/trends/overview', {
        site: 1,
        ...RANGE,
      });
      expect(answer.totals).toEqual(figures(sessions));
      expect(answer.series).toHaveLength(8);
      const day = dayIn(time_zone);
      for (const { at, ...ofDay } of answer.series) {
        expect(ofDay).toEqual(figures(sessions.filter(({ start }) => day(start) === day(Date.parse(at)))));
      }
      await setTimeZone('UTC');
    },
  );

  it.each<[string, Segment, (session: Told) => boolean]>([
    ['a device', { device: 'mobile' }, ({ device }) => device === 'mobile'],
    ['a page', { page: '/demo/cart/' }, (session) => pageViews(session).some((view) => pathOf(view) === '/demo/cart/')],
    [
      'both',
      { device: 'desktop', page: '/demo/cart/' },
      (session) => session.device === 'desktop' && pageViews(session).some((view) => pathOf(view) === '/demo/cart/'),
    ],
    ['nobody', { browser: 'None' }, () => false],
  ])('of a segment by %s counts those sessions alone', async (_what, segment, isMeant) => {
    const isAsked = isIn('UTC', RANGE.from, RANGE.to);
    const sessions = told.filter((session) => isAsked(session.start) && isMeant(session));
    const answer = await ask<{ totals: Totals }>('/api/trends/overview', { site: 1, ...RANGE, ...segment });
    expect(answer.totals).toEqual(figures(sessions));
  });

  it('has an item for each interval of a range in which nothing happened', async () => {
    const range = { site: 1, from: '2025-10-25', to: '2025-10-27', interval: 'hour' };
    const { series } = await ask<{ series: Totals[] }>('/api/trends/overview', range);
    expect(series).toHaveLength(72);
    expect(series.every(({ sessions }) => sessions === 0)).toBe(true);
  });

  it('breaks down by page as the plain count does', async () => {
    const isAsked = isIn('UTC', RANGE.from, RANGE.to);
    const views = told
      .flatMap((session) => pageViews(session).map((view) => ({ session, view })))
      .filter(({ view }) => isAsked(view.at));
    const { items } = await ask<{ items: { value: string; pageviews: number; sessions: number }[] }>(
      '/api/trends/breakdown',
      {
        site: 1,
        ...RANGE,
        by: 'page',
        limit: 100,
      },
    );
    expect(items.length).toBe(new Set(views.map(({ view }) => pathOf(view))).size);
    for (const { value, pageviews, sessions } of items) {
      const ofPage = views.filter(({ view }) => pathOf(view) === value);
      expect({ pageviews, sessions }).toEqual({
        pageviews: ofPage.length,
        sessions: new Set(ofPage.map(({ session }) => session.id)).size,
      });
    }
  });
});

describe('recordings', () => {
  it.each(['newest', 'longest', 'active'])('lists each recorded session once, %s first, over pages', async (sort) => {
    const isAsked = isIn('UTC', RANGE.from, RANGE.to);
    const expected = told.filter(({ start, isRecorded }) => isRecorded && isAsked(start)).map(({ id }) => id);
    const found: Recording[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: Recording[]; next_cursor: string | null } = await ask('/api/recordings', {
        site: 1,
        ...RANGE,
        sort,
        limit: 3,
        ...(cursor ? { cursor } : {}),
      });
      found.push(...page.items);
      cursor = page.next_cursor;
    } while (cursor);
    expect(found.map(({ recording_id }) => recording_id).toSorted()).toEqual(expected.toSorted());
    const keys = found.map((recording) =>
      sort === 'newest'
        ? Date.parse(recording.started_at)
        : sort === 'longest'
          ? recording.duration
          : recording.clicks + recording.pageviews,
    );
    expect(keys).toEqual(keys.toSorted((a, b) => b - a));
  });

  it('gives every replay event of a session, in order, and the timeline beside it', async () => {
    const session = told.find(({ isRecorded }) => isRecorded);
    const id = session?.id;
    const chunks = await ask<{ items: { seq: number; events: { timestamp: number }[] }[]; next_cursor: string | null }>(
      `/api/recordings/${id}/chunks`,
      { site: 1 },
    );
    const times = chunks.items.flatMap(({ events }) => events.map(({ timestamp }) => timestamp));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    const recording = await ask<Recording & { timeline: { type: string }[] }>(`/api/recordings/${id}`, { site: 1 });
    expect(times).toHaveLength(recording.event_count);
    expect(recording.timeline).toHaveLength(session?.events.filter(({ type }) => type !== 'mouse_move').length ?? 0);
    const rest = await ask<{ items: unknown[]; next_cursor: null }>(`/api/recordings/${id}/chunks`, {
      site: 1,
      cursor: chunks.next_cursor,
    });
    expect(rest).toEqual({ items: [], next_cursor: null });
  });

  it('plans what there is to play: each part leads to what follows it, and nothing is missing', async () => {
    const id = told.findLast(({ isRecorded }) => isRecorded)?.id;
    const plan = await ask<{ items: RecordingPart[]; holes: unknown[] }>(`/api/recordings/${id}/parts`, { site: 1 });
    expect(plan.holes).toEqual([]);
    expect(plan.items[0]?.has_picture).toBe(true);
    for (const [index, { events, from, to, cursor }] of plan.items.entries()) {
      const { items } = await ask<{ items: { seq: number; events: { timestamp: number }[] }[] }>(
        `/api/recordings/${id}/chunks`,
        { site: 1, ...(index > 0 && { cursor: plan.items[index - 1]?.cursor }) },
      );
      const times = items[0]?.events.map(({ timestamp }) => timestamp) ?? [];
      expect([times.length, times[0], times.at(-1)]).toEqual([events, from, to]);
      expect(cursor).not.toBe('');
    }
  });
});

describe('heatmaps', () => {
  it('count clicks by element and place as the plain count does', async () => {
    const isAsked = isIn('UTC', RANGE.from, RANGE.to);
    const page = { path: '/demo/', screen: 'desktop' };
    const clicks = told
      .filter(({ device }) => device === page.screen)
      .flatMap(({ id, events }) => events.map((event) => ({ id, event })))
      .filter(({ event }) => event.type === 'click' && pathOf(event) === page.path && isAsked(event.at));
    const { sessions, data } = await ask<Heatmap>('/api/heatmaps/query', { site: 1, ...RANGE, ...page });
    expect(data.total).toBe(clicks.length);
    expect(sessions).toBe(new Set(clicks.map(({ id }) => id)).size);
    for (const { selector, count, share, points } of data.elements) {
      expect(points.reduce((sum, point) => sum + (point[4] ?? 0), 0)).toBe(count);
      expect(count).toBe(clicks.filter(({ event }) => event.element === selector).length);
      expect(share).toBeCloseTo(count / clicks.length, 9);
    }
  });

  it('have the recorded page behind them', async () => {
    const screen = told.find(({ isRecorded }) => isRecorded)?.device;
    const path = pathOf(told.find(({ isRecorded }) => isRecorded)?.events[0] as TrackedEvent); // a visit has events
    const { events } = await ask<{ events: { type: number }[] }>('/api/heatmaps/snapshot', { site: 1, path, screen });
    expect(events.map(({ type }) => type)).toEqual([4, 2]);
  });
});

it('says that a site is visited once something has arrived of it', async () => {
  const { id } = (await call('POST', '/api/sites', { domain: 'new.example' })).json<Site>();
  expect((await call('GET', `/api/sites/${id}/visited`)).json()).toEqual({ visited: false });
  expect((await call('GET', '/api/sites/1/visited')).json()).toEqual({ visited: true });
});

it('gives the script of a site by either of its addresses', async () => {
  const [script, same] = await Promise.all(
    ['/api/sites/1/tracking-script', '/api/heatmaps/tracking-script/1/'].map((url) => call('GET', url)),
  );
  expect(script?.statusCode).toBe(200);
  expect(script?.body).toContain('tracking_id');
  expect(same?.body).toBe(script?.body);
});

describe('every route about a site', () => {
  const id = crypto.randomUUID();
  const ROUTES = [
    '/api/sites/1',
    '/api/sites/1/status',
    '/api/sites/1/visited',
    '/api/sites/1/tracking-script',
    '/api/heatmaps/tracking-script/1',
    `/api/trends/overview?site=1&from=${RANGE.from}&to=${RANGE.to}`,
    `/api/trends/breakdown?site=1&by=page&from=${RANGE.from}&to=${RANGE.to}`,
    '/api/trends/live?site=1',
    '/api/trends/live/stream?site=1',
    `/api/recordings?site=1&from=${RANGE.from}&to=${RANGE.to}`,
    `/api/recordings/${id}?site=1`,
    `/api/recordings/${id}/chunks?site=1`,
    `/api/recordings/${id}/parts?site=1`,
    `/api/heatmaps/pages?site=1&from=${RANGE.from}&to=${RANGE.to}`,
    `/api/heatmaps/query?site=1&path=/&from=${RANGE.from}&to=${RANGE.to}`,
    `/api/heatmaps/engagement?site=1&path=/&from=${RANGE.from}&to=${RANGE.to}`,
    `/api/heatmaps/elements.csv?site=1&path=/&from=${RANGE.from}&to=${RANGE.to}`,
    '/api/heatmaps/snapshots?site=1&path=/',
    '/api/heatmaps?site=1',
    '/api/heatmaps/zones?site=1',
    `/api/heatmaps/zones/${id}/figures?site=1&from=${RANGE.from}&to=${RANGE.to}`,
    '/api/path-groups?site=1',
    `/api/path-groups/suggestions?site=1&from=${RANGE.from}&to=${RANGE.to}`,
    '/api/heatmaps/snapshot?site=1&path=/',
  ];

  it.each(ROUTES)('is closed to nobody, to a public tracking id and to another owner: %s', async (url) => {
    expect((await app.inject({ url })).json()).toMatchObject({ code: 'not_signed_in' });
    const { tracking_id } = (await call('GET', '/api/sites/1')).json<Site>();
    expect((await call('GET', url, undefined, tracking_id)).statusCode).toBe(401);
    const stranger = await signUp(`stranger-${crypto.randomUUID()}@example.com`);
    const foreign = await call('GET', url, undefined, stranger);
    const missing = await call(
      'GET',
      url.replace('site=1', 'site=999').replace('/sites/1', '/sites/999'),
      undefined,
      stranger,
    );
    expect([foreign.statusCode, foreign.json()]).toEqual([404, missing.json()]);
  });

  it.each([
    ['a day that is none', '/api/trends/overview?site=1&from=2026-02-30&to=2026-03-01', 'invalid_input'],
    [
      'a range that ends before it begins',
      '/api/trends/overview?site=1&from=2026-03-02&to=2026-03-01',
      'invalid_input',
    ],
    ['a range of a hundred years', '/api/trends/overview?site=1&from=1975-01-01&to=2074-12-31', 'range_too_long'],
    ['a day no store can hold', '/api/trends/overview?site=1&from=9999-12-30&to=9999-12-31', 'invalid_input'],
    [
      'an unknown property',
      `/api/trends/breakdown?site=1&by=path)--&from=${RANGE.from}&to=${RANGE.to}`,
      'invalid_input',
    ],
    [
      'a cursor that was not given',
      `/api/recordings?site=1&from=${RANGE.from}&to=${RANGE.to}&cursor=AAAA`,
      'invalid_input',
    ],
    ['an id that is no UUID', "/api/recordings/1'--/chunks?site=1", 'invalid_input'],
    ['a site that is no number', '/api/trends/live?site=1%20OR%201', 'invalid_input'],
  ])('answers %s with a 400 that names it', async (_what, url, code) => {
    const answer = await call('GET', url);
    expect([answer.statusCode, answer.json().code]).toEqual([400, code]);
  });

  it('keeps a slash that ends a value of the query', async () => {
    const path = `site=1&device=desktop&from=${RANGE.from}&to=${RANGE.to}&path=/demo/`;
    const [bare, coded] = await Promise.all([
      call('GET', `/api/heatmaps/query?${path}`),
      call('GET', `/api/heatmaps/query?${path.replaceAll('/', '%2F')}`),
    ]);
    expect(bare.json()).toEqual(coded.json());
  });

  it('takes a time zone in any spelling this runtime knows, and only what the store knows too', async () => {
    for (const name of ['utc', 'europe/berlin', 'Asia/Kolkata', ...Intl.supportedValuesOf('timeZone').slice(0, 12)]) {
      expect([name, (await setTimeZone(name)).statusCode]).toEqual([name, 200]);
      const { statusCode } = await call('GET', `/api/trends/overview?site=1&from=${RANGE.from}&to=${RANGE.to}`);
      expect([name, statusCode]).toEqual([name, 200]);
    }
    expect((await setTimeZone('+05:30')).statusCode).toBe(400);
    expect((await setTimeZone('Mars/Olympus')).statusCode).toBe(400);
    await setTimeZone('UTC');
  });

  it('works with and without a trailing slash', async () => {
    expect((await call('GET', '/api/sites/1/')).json()).toEqual((await call('GET', '/api/sites/1')).json());
    expect((await call('GET', '/api/trends/live/?site=1')).statusCode).toBe(200);
  });
});

describe('the rest of the house', () => {
  it('describes every route of the contract', async () => {
    const { paths } = (await app.inject({ url: '/api/openapi.json' })).json<{ paths: object }>();
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(['/track/batches', '/sites/{id}', '/recordings/{id}/chunks']),
    );
  });

  it('describes who may call, what is a file, what has no body, and how it refuses', async () => {
    const { paths } = (await app.inject({ url: '/api/openapi.json' })).json<OpenAPI.Document>();
    const mediaOf = (path: string, method: 'get' | 'delete', status: string) => {
      const response = paths?.[path]?.[method]?.responses?.[status];
      return response && 'content' in response ? Object.keys(response.content ?? {}) : undefined;
    };
    expect(mediaOf('/feedback.csv', 'get', '200')).toEqual(['text/csv']);
    expect(mediaOf('/recordings/{id}/download', 'get', '200')).toEqual(['application/json', 'text/html']);
    expect(mediaOf('/goals/{id}', 'delete', '204')).toBeUndefined();
    expect(paths?.['/imports/{id}/content']?.put).toMatchObject({
      parameters: [
        { name: 'id', in: 'path' },
        { name: 'site', in: 'query' },
        { name: 'offset', in: 'query' },
      ],
      requestBody: { content: { 'application/octet-stream': {} } },
    });
    expect(paths?.['/track/batches']?.post?.security).toEqual([]);
    const operations = Object.values(paths ?? {}).flatMap((path) => Object.values(path ?? {}));
    const refused = { responses: { default: { $ref: '#/components/responses/Refused' } } };
    expect(operations.length).toBeGreaterThan(200);
    for (const operation of operations) expect(operation).toMatchObject(refused);
  });

  it('brings the reference page and all it needs along', async () => {
    const page = await app.inject({ url: '/api/docs' });
    const assets = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '');
    expect(assets.length).toBeGreaterThan(2);
    for (const url of assets) expect([url, (await app.inject({ url })).statusCode]).toEqual([url, 200]);
  });

  it('says that it runs and that both stores answer', async () => {
    expect((await app.inject({ url: '/healthz' })).json()).toMatchObject({ status: 'ok' });
    expect((await app.inject({ url: '/readyz' })).json()).toEqual({ status: 'ok', behaviour: true, records: true });
  });

  it('shows metrics to this machine only', async () => {
    expect((await app.inject({ url: '/metrics', remoteAddress: '127.0.0.1' })).body).toContain(
      'desirepath_events_accepted_total',
    );
    expect((await app.inject({ url: '/metrics', remoteAddress: '203.0.113.9' })).statusCode).toBe(404);
  });

  it.each([
    ['says whom it speaks for', { 'x-forwarded-for': '127.0.0.1' }],
    ['passes the name on', { host: 'stats.example.com' }],
  ])('shows them to nobody by a proxy on this machine, such as one that %s', async (_, headers) => {
    expect((await app.inject({ url: '/metrics', remoteAddress: '127.0.0.1', headers })).statusCode).toBe(404);
  });

  it('serves the tracking script of a site to any page, and again only when it has changed', async () => {
    const { tracking_id } = (await call('GET', '/api/sites/1')).json<Site>();
    const script = await app.inject({ url: `/t/${tracking_id}.js` });
    expect(script.body).toContain(tracking_id);
    expect(script.headers['access-control-allow-origin']).toBe('*');
    const again = await app.inject({ url: `/t/${tracking_id}.js`, headers: { 'if-none-match': script.headers.etag } });
    expect(again.statusCode).toBe(304);
    expect((await app.inject({ url: `/t/${crypto.randomUUID()}.js` })).json()).toMatchObject({
      code: 'unknown_tracking_id',
    });
  });

  it('shows no shop where there is no demo', async () => {
    expect((await app.inject({ url: '/demo/' })).statusCode).toBe(404);
  });
});
