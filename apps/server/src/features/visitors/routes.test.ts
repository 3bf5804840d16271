import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Site } from '@desirepath/contract/sites';
import type { Session } from '@desirepath/contract/visitors';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type App, createApp } from '../../app.ts';
import { testSettings } from '../../testing/settings.testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'desirepath-visitors-'));
let app: App;
let token: string;
let site: Site;

beforeAll(async () => {
  app = await createApp(await testSettings(['--data-dir', folder, '--registration', 'open']));
  token = await signUp('ada@example.com');
  site = (await call('POST', '/api/sites', { domain: 'shop.example' })).json<Site>();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

async function signUp(email: string): Promise<string> {
  const payload = { email, password: 'seven tin lanterns' };
  await app.inject({ method: 'POST', url: '/api/auth/register', payload });
  return (await app.inject({ method: 'POST', url: '/api/auth/login', payload })).json<{ access: string }>().access;
}

const call = (method: 'GET' | 'POST', url: string, payload?: object, bearer = token) =>
  app.inject({ method, url, headers: { authorization: `Bearer ${bearer}` }, ...(payload ? { payload } : {}) });

const track = (url: string, payload: object) =>
  app.inject({
    method: 'POST',
    url,
    payload,
    headers: { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/146.0.0.0' },
  });

interface Page {
  items: Session[];
  next_cursor: string | null;
}
const list = async (query = '') => (await call('GET', `/api/track/sessions?site=${site.id}${query}`)).json<Page>();

describe('GET /api/track/sessions', () => {
  it('tells what clients said of their sessions, and counts their events by type', async () => {
    const { session_id } = (
      await track('/api/track/sessions', {
        tracking_id: site.tracking_id,
        viewport: '1280x720',
        device_type: 'kiosk',
        tags: ['beta'],
      })
    ).json<Session>();
    const events = ['page_view', 'click', 'click'].map((event_type) => ({ event_type, timestamp: Date.now() }));
    await track('/api/track/events', { session_id, events });
    await track('/api/track/identify', { session_id, user_identifier: 'user-1' });
    await vi.waitFor(async () => {
      const { items } = await list();
      expect(items).toMatchObject([
        {
          session_id,
          site: site.id,
          user_identifier: 'user-1',
          device_type: 'kiosk',
          browser: 'Chrome',
          viewport: { width: 1280, height: 720 },
          tags: ['beta'],
          counts: { session_start: 1, page_view: 1, click: 2, identify: 1 },
        },
      ]);
    }, 30_000);
  });

  it('gives all of them, newest first, a page at a time', async () => {
    const day = 24 * 60 * 60 * 1000;
    const ages = [0.001, 0.002, 3, 3, 40, 41, 200];
    for (const [i, age] of ages.entries()) {
      const timestamp = Date.now() - age * day;
      const events = [{ event_type: 'click', timestamp, page_url: `https://shop.example/${i}` }];
      await track('/api/track/events', { tracking_id: site.tracking_id, session_id: `old-${i}`, events });
    }
    await vi.waitFor(async () => expect((await list()).items).toHaveLength(ages.length + 1), 30_000);
    const all: Session[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Page = await list(`&limit=2${cursor && `&cursor=${cursor}`}`);
      all.push(...page.items);
      cursor = page.next_cursor;
    }
    expect(new Set(all.map(({ session_id }) => session_id)).size).toBe(ages.length + 1);
    expect(all).toEqual(all.toSorted((one, other) => other.started_at.localeCompare(one.started_at)));
  });

  it('is for the owner of the site', async () => {
    const url = `/api/track/sessions?site=${site.id}`;
    expect((await app.inject({ url })).statusCode).toBe(401);
    expect((await call('GET', url, undefined, await signUp('eve@example.com'))).statusCode).toBe(404);
  });

  it.each([
    'site=x',
    'site=1&limit=0',
    'site=1&cursor=nonsense',
    `site=1&cursor=${Buffer.from('{"at":1e15,"id":"a"}').toString('base64url')}`,
  ])('refuses %s', async (query) => {
    expect((await call('GET', `/api/track/sessions?${query}`)).json()).toMatchObject({ code: 'invalid_input' });
  });

  it('stands in the description of the API, with the calls that write', async () => {
    const { paths } = (await app.inject({ url: '/api/openapi.json' })).json<{ paths: Record<string, object> }>();
    expect(Object.keys(paths['/track/sessions'] ?? {}).sort()).toEqual(['get', 'post']);
    expect(paths).toMatchObject({
      '/track/events': { post: { security: [] } },
      '/collect': { post: { servers: [{ url: '/' }] } },
      '/events': { post: {} },
      '/tracking/events': { post: {} },
      '/ws/tracking': { get: {} },
    });
  });
});
