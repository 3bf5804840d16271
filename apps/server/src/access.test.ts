import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contract } from '@desirepath/contract';
import type { RouteMeta } from '@desirepath/contract/access';
import type { Site } from '@desirepath/contract/sites';
import type { AnyContractProcedure } from '@orpc/contract';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type App, createApp } from './app.ts';
import { readConfig } from './config.ts';

/** Every route of the contract, as it is called, and what it says of who may. */
const ROUTES = Object.values(contract)
  .flatMap((slice) => Object.values<AnyContractProcedure>(slice))
  .map((procedure) => {
    const { route, meta, inputSchema } = procedure['~orpc'];
    const path = `/api${route.path?.replaceAll(/\{\w+\}/g, '1')}`;
    return {
      name: `${route.method} ${route.path}`,
      method: route.method ?? 'GET',
      path,
      inputSchema,
      ...(meta as RouteMeta),
    }; // each was built by a builder that has one
  });
const routesFor = (access: RouteMeta['access']) => ROUTES.filter((route) => route.access === access);

const folder = mkdtempSync(join(tmpdir(), 'desirepath-access-'));
let app: App;
let access = '';
let link = '';
let tracking = '';

beforeAll(async () => {
  app = await createApp(readConfig(['--data-dir', folder, '--log-level', 'silent'], {}));
  const account = { email: 'ada@example.com', password: 'seven tin lanterns' };
  await app.inject({ method: 'POST', url: '/api/auth/register', payload: account });
  access = (await app.inject({ method: 'POST', url: '/api/auth/login', payload: account })).json<{ access: string }>()
    .access;
  const post = (url: string, payload: object) =>
    app.inject({ method: 'POST', url, payload, headers: { authorization: `Bearer ${access}` } });
  const site = (await post('/api/sites', { domain: 'shop.example' })).json<Site>();
  tracking = site.tracking_id;
  const session_id = crypto.randomUUID();
  const at = Date.now() - 1_000;
  await app.inject({
    method: 'POST',
    url: '/api/track/batches',
    headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/146.0.0.0 Safari/537.36' },
    payload: {
      tracking_id: tracking,
      session_id,
      visitor_id: crypto.randomUUID(),
      tab_id: crypto.randomUUID(),
      seq: 0,
      attempt: 1,
      sent_at: Date.now(),
      events: [],
      replay: { page_id: crypto.randomUUID(), events: [{ type: 4, timestamp: at, data: {} }] },
    },
  });
  const share = { site: site.id, thing: { kind: 'recording', id: session_id } };
  await vi.waitFor(async () => {
    link = (await post('/api/shares', share)).json<{ token: string }>().token;
    expect(link).toBeTruthy();
  }, 5_000);
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

type Route = (typeof ROUTES)[number];
const callAs = async ({ method, path }: Route, headers: Record<string, string>) => {
  const answer = await app.inject({ method: method as 'GET', url: path, headers }); // a method of HTTP
  return [answer.statusCode, answer.json().code];
};

describe('a route for people who are signed in', () => {
  it.each(routesFor('member'))('is closed to everybody else: $name', async (route) => {
    const wrong = ['', `Bearer ${tracking}`, `Bearer ${link}`, `Share ${link}`, `Share ${access}`];
    for (const authorization of wrong) {
      const headers: Record<string, string> = authorization ? { authorization } : { cookie: `session=${link}` };
      expect(await callAs(route, headers), authorization).toEqual([401, 'not_signed_in']);
    }
  });
});

describe('a route for links', () => {
  it.each(routesFor('share'))('is closed to everything else: $name', async (route) => {
    for (const authorization of ['', `Bearer ${access}`, `Bearer ${link}`, `Share ${tracking}`, `Share ${access}`]) {
      const answer = await callAs(route, authorization ? { authorization } : {});
      expect(answer, authorization).toEqual([404, 'share_not_found']);
    }
    const isShown = route.shows?.includes('recording');
    const [status] = await callAs(route, { authorization: `Share ${link}` });
    expect(status).toBe(isShown ? 200 : 404);
  });

  it.each(routesFor('share'))('only reads, and is not told what of: $name', ({ method, inputSchema }) => {
    expect(method).toBe('GET');
    // The shape of an object's schema; a route without input has none.
    const { shape = {} } = (inputSchema ?? {}) as { shape?: object };
    expect(Object.keys(shape).filter((field) => /site|id$|visitor|session/.test(field))).toEqual([]);
  });
});
