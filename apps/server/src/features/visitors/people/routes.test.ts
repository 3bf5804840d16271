import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Site } from '@desirepath/contract/sites';
import type { Session, Stats, Visitor, VisitorProfile } from '@desirepath/contract/visitors';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type App, createApp } from '../../../app.ts';
import { testSettings } from '../../../testing/settings.testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'desirepath-people-'));
let app: App;
let token: string;
let site: Site;
let sessions: Session[] = [];

async function signUp(email: string): Promise<string> {
  const payload = { email, password: 'seven tin lanterns' };
  await app.inject({ method: 'POST', url: '/api/auth/register', payload });
  return (await app.inject({ method: 'POST', url: '/api/auth/login', payload })).json<{ access: string }>().access;
}
const get = (url: string, bearer = token) => app.inject({ url, headers: { authorization: `Bearer ${bearer}` } });
const make = (payload: object) =>
  app.inject({ method: 'POST', url: '/api/sites', payload, headers: { authorization: `Bearer ${token}` } });
async function track<Answer>(url: string, payload: object): Promise<Answer> {
  const headers = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/146.0.0.0' };
  return (await app.inject({ method: 'POST', url, payload, headers })).json<Answer>();
}

beforeAll(async () => {
  app = await createApp(await testSettings(['--data-dir', folder, '--registration', 'open']));
  token = await signUp('ada@example.com');
  site = (await make({ domain: 'shop.example' })).json<Site>();
  const order: string[] = [];
  // Two browsers of one user, and somebody whom nobody knows.
  for (const user of ['user-7', 'user-7', undefined]) {
    const begun = { tracking_id: site.tracking_id, viewport: '1280x720' };
    const { session_id } = await track<{ session_id: string }>('/api/track/sessions', begun);
    order.push(session_id);
    const events = ['page_view', 'click'].map((event_type) => ({
      event_type,
      timestamp: Date.now(),
      page_url: 'https://shop.example/tea',
    }));
    await track('/api/track/events', { session_id, events });
    if (user) await track('/api/track/identify', { session_id, user_identifier: user, traits: { plan: 'teapot' } });
  }
  await vi.waitFor(async () => {
    const { items } = (await get(`/api/users?site=${site.id}`)).json<{ items: Visitor[] }>();
    expect(items.map((one) => one.sessions).sort()).toEqual([1, 2]);
  }, 30_000);
  const { items } = (await get(`/api/track/sessions?site=${site.id}`)).json<{ items: Session[] }>();
  sessions = order.flatMap((id) => items.find(({ session_id }) => session_id === id) ?? []);
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

it('people are listed once, found by user, trait and id', async () => {
  const found = async (search: string) =>
    (await get(`/api/users?site=${site.id}&search=${search}`)).json<{ items: Visitor[] }>().items;
  const known = { user_identifier: 'user-7', traits: { plan: 'teapot' }, sessions: 2, pageviews: 2, browser: 'Chrome' };
  expect(await found('USER-7')).toMatchObject([known]);
  expect(await found('teap')).toMatchObject([known]);
  expect(await found(sessions[0]?.visitor ?? '')).toMatchObject([known]);
  expect(await found(sessions[2]?.visitor ?? '')).toMatchObject([{ user_identifier: null, sessions: 1, traits: {} }]);
  expect(await found('nobody')).toEqual([]);
});

it('a person is all of their browsers, by the id of one of them or of the user', async () => {
  for (const id of ['user-7', sessions[0]?.visitor, sessions[1]?.visitor]) {
    const profile = (await get(`/api/users/${id}`)).json<VisitorProfile>();
    expect(profile).toMatchObject({ user_identifier: 'user-7', sessions: 2, traits: { plan: 'teapot' } });
    expect(profile.recent.map(({ session_id }) => session_id).sort()).toEqual(
      [sessions[0]?.session_id, sessions[1]?.session_id].sort(),
    );
    expect(profile.visitor_ids).toHaveLength(2);
  }
  expect((await get(`/api/users/${sessions[2]?.visitor}`)).json()).toMatchObject({
    user_identifier: null,
    sessions: 1,
  });
  expect((await get('/api/users/nobody')).json()).toMatchObject({ code: 'visitor_not_found' });
});

it.each(['', '/api'])('sessions and counts answer at %s/…, with and without a slash', async (prefix) => {
  const story = (await get(`${prefix}/sessions/${sessions[0]?.session_id}/`)).json();
  expect(story).toMatchObject({ counts: { page_view: 1, click: 1 } });
  expect(story.events.map(({ type }: { type: string }) => type)).toEqual(
    expect.arrayContaining(['page_view', 'click', 'identify']),
  );
  const stats = (await get(`${prefix}/stats`)).json<Stats>();
  expect(stats).toMatchObject({
    pageviews: 3,
    click_events: 3,
    identify_events: 2,
    total_sessions: 3,
    rrweb_events: 0,
  });
});

it('pages are those of the last days, most viewed first', async () => {
  const { items } = (await get(`/api/pages?site=${site.id}`)).json<{ items: object[] }>();
  expect(items).toMatchObject([{ path: '/tea', pageviews: 3, sessions: 3, visitors: 2 }]);
});

it('nobody sees the visitors of others', async () => {
  const eve = await signUp('eve@example.com');
  expect((await get(`/api/users?site=${site.id}`, eve)).statusCode).toBe(404);
  expect((await get('/api/users/user-7', eve)).statusCode).toBe(404);
  expect((await get(`/sessions/${sessions[0]?.session_id}`, eve)).json()).toMatchObject({ code: 'session_not_found' });
  expect((await get('/stats', eve)).json()).toMatchObject({ pageviews: 0 });
  expect((await app.inject({ url: '/stats' })).statusCode).toBe(401);
});

it('a browser is of the user who was identified in it last, by their own name and with what was said of them alone', async () => {
  const shared = (await make({ domain: 'library.example' })).json<Site>();
  const { session_id } = await track<{ session_id: string }>('/api/track/sessions', {
    tracking_id: shared.tracking_id,
  });
  const says = (user_identifier: string, traits: object) =>
    track('/api/track/identify', { session_id, user_identifier, traits });
  await says('zoe', { plan: 'teapot', seats: 3 });
  await says('ada', { plan: 'cup' });
  const ada = { user_identifier: 'ada', traits: { plan: 'cup' }, sessions: 1 };
  await vi.waitFor(async () => {
    const { items } = (await get(`/api/users?site=${shared.id}`)).json<{ items: Visitor[] }>();
    expect(items).toMatchObject([ada]);
    expect(items[0]?.traits).toEqual(ada.traits);
  }, 30_000);
  const profile = (await get(`/api/users/ada?site=${shared.id}`)).json<VisitorProfile>();
  expect(profile).toMatchObject(ada);
  expect(profile.traits).toEqual(ada.traits);
  expect((await get(`/api/users/zoe?site=${shared.id}`)).statusCode).toBe(404);
  for (const ofOther of ['zoe', 'teapot'])
    expect((await get(`/api/users?site=${shared.id}&search=${ofOther}`)).json()).toMatchObject({ items: [] });
  expect((await get(`/api/users?site=${shared.id}&search=cup`)).json()).toMatchObject({ items: [ada] });
});
