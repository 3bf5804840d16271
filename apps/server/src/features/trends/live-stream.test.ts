import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LIVE } from '@desirepath/contract/limits';
import { DEFAULT_SETTINGS } from '@desirepath/contract/site-settings';
import type { Site } from '@desirepath/contract/sites';
import type { Batch } from '@desirepath/contract/tracking';
import { type LiveEvent, type LiveMessage, liveMessage } from '@desirepath/contract/trends';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../app.ts';
import { appError } from '../../errors/app-error.ts';
import type { Identity } from '../../http/guard.ts';
import { createServer } from '../../http/server.ts';
import { testSettings } from '../../testing/settings.testing.ts';
import { LiveSites } from './live.ts';
import { liveStreamRoute } from './live-stream.ts';

const folder = mkdtempSync(join(tmpdir(), 'desirepath-live-'));
let app: App;
let url: string;
let token: string;
let site: Site;

beforeAll(async () => {
  app = await createApp(await testSettings(['--data-dir', folder, '--registration', 'open', '--port', '0']));
  url = (await app.start()).local;
  token = await signUp('ada@example.com');
  site = await (await send('POST', '/api/sites', { domain: 'shop.example' })).json();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

async function signUp(email: string): Promise<string> {
  const account = { email, password: 'seven tin lanterns' };
  await send('POST', '/api/auth/register', account);
  const { access } = await (await send('POST', '/api/auth/login', account)).json();
  return access;
}

const send = (method: string, path: string, body?: object, bearer = token) =>
  fetch(`${url}${path}`, {
    method,
    headers: {
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0',
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });

const streamPath = (id = site.id) => `/api/trends/live/stream?site=${id}`;

/** Opens a stream; leaves it when the test is done with it. */
async function open(path = streamPath(), bearer = token) {
  const leaving = new AbortController();
  const response = await fetch(`${url}${path}`, {
    headers: { authorization: `Bearer ${bearer}` },
    signal: leaving.signal,
  });
  expect(response.status).toBe(200);
  return { response, messages: messagesOf(response), leave: () => leaving.abort() };
}

async function* messagesOf({ body }: Response): AsyncGenerator<LiveMessage> {
  let text = '';
  for await (const part of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += part;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const said = /^data: (.*)$/m.exec(block)?.[1];
      if (said) yield liveMessage.parse(JSON.parse(said));
    }
  }
}

async function first<Found>(messages: AsyncGenerator<LiveMessage>, find: (message: LiveMessage) => Found | undefined) {
  for (;;) {
    const { value, done } = await messages.next();
    if (done) throw new Error('The stream has ended');
    const found = find(value);
    if (found) return found;
  }
}

function visit(changes: Partial<Batch> = {}): Batch {
  const page_id = randomUUID();
  const at = Date.now();
  return {
    tracking_id: site.tracking_id,
    visitor_id: randomUUID(),
    session_id: randomUUID(),
    tab_id: randomUUID(),
    seq: 0,
    attempt: 1,
    sent_at: at,
    events: [{ type: 'page_view', at, page_id, url: 'https://shop.example/cart', title: 'Your cart' }],
    replay: { page_id, events: [{ type: 4, timestamp: at, data: { href: 'https://shop.example/cart' } }] },
    ...changes,
  };
}

describe('the live stream', () => {
  it('shows what arrives, who is there, and that it is recorded', async () => {
    const { response, messages, leave } = await open();
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect(response.headers.get('content-security-policy')).toBeTruthy();
    const batch = visit();
    expect((await send('POST', '/api/track/batches', batch, '')).status).toBe(202);
    const event = await first<LiveEvent>(messages, (message) =>
      message.kind === 'events' ? message.events.find(({ session_id }) => session_id === batch.session_id) : undefined,
    );
    expect(event).toMatchObject({ type: 'page_view', path: '/cart', title: 'Your cart' });
    const now = await first(messages, (message) =>
      message.kind === 'now' && message.recorded.includes(batch.session_id) ? message : undefined,
    );
    expect(now.pages).toContainEqual({ path: '/cart', visitors: now.visitors });
    leave();
  });

  it('begins with what was done within the last minutes', async () => {
    const batch = visit();
    const old = visit();
    old.events = old.events.map((event) => ({ ...event, at: event.at - 2 * LIVE.window }));
    await send('POST', '/api/track/batches', old, '');
    await send('POST', '/api/track/batches', batch, '');
    const { messages, leave } = await open();
    const events = await first(messages, (message) => (message.kind === 'events' ? message.events : undefined));
    expect(events.find(({ session_id }) => session_id === batch.session_id)).toMatchObject({
      type: 'page_view',
      path: '/cart',
      title: 'Your cart',
      value: null,
      status: null,
      browser: 'Firefox',
    });
    expect(events.some(({ session_id }) => session_id === old.session_id)).toBe(false);
    leave();
  });

  it('says at once who is there to a second one who comes', async () => {
    const one = await open();
    const isNow = (message: LiveMessage) => (message.kind === 'now' ? message : undefined);
    const now = await first(one.messages, isNow);
    const two = await open();
    expect((await first(two.messages, isNow)).pages).toEqual(now.pages);
    one.leave();
    two.leave();
  });

  it('is closed to nobody, to a public tracking id and to another owner', async () => {
    expect((await send('GET', streamPath(), undefined, '')).status).toBe(401);
    expect((await send('GET', streamPath(), undefined, site.tracking_id)).status).toBe(401);
    const stranger = await signUp('stranger@example.com');
    const [foreign, missing] = [
      await send('GET', streamPath(), undefined, stranger),
      await send('GET', streamPath(999), undefined, stranger),
    ];
    expect([foreign.status, await foreign.json()]).toEqual([404, await missing.json()]);
    expect((await send('GET', streamPath(Number.NaN))).status).toBe(400);
  });

  it('answers a question about its head without beginning', async () => {
    const answer = await send('HEAD', streamPath());
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
  });

  it('is open so many times an account, and again once one is closed', async () => {
    const bearer = await signUp('many@example.com');
    const own: Site = await (await send('POST', '/api/sites', { domain: 'many.example' }, bearer)).json();
    const streams = [];
    for (let i = 0; i < LIVE.streamsPerAccount; i++) streams.push(await open(streamPath(own.id), bearer));
    const refused = await send('GET', streamPath(own.id), undefined, bearer);
    expect([refused.status, (await refused.json()).code]).toEqual([429, 'too_many_streams']);
    streams.pop()?.leave();
    await expect
      .poll(async () => {
        const answer = await send('GET', streamPath(own.id), undefined, bearer);
        await answer.body?.cancel();
        return answer.status;
      })
      .toBe(200);
    for (const { leave } of streams) leave();
  });

  it('ends when the server stops', async () => {
    const other = mkdtempSync(join(tmpdir(), 'desirepath-live-'));
    const server = await createServer(await testSettings(['--data-dir', other]));
    await server.register(liveStreamRoute({ live: silentSites().live, sites: ANY_SITE }, ADA));
    const address = await server.listen({ port: 0, host: '127.0.0.1' });
    const response = await fetch(`${address}${streamPath(1)}`);
    await server.close();
    expect(await response.text()).toMatch(/^: /);
    rmSync(other, { recursive: true, force: true });
  });

  it('drops who does not read, and goes on for who does', async () => {
    const { live, tell, watched } = silentSites();
    const server = await createServer(await testSettings([]));
    await server.register(liveStreamRoute({ live, sites: ANY_SITE }, ADA));
    const address = await server.listen({ port: 0, host: '127.0.0.1' });
    const slow = connect(Number(new URL(address).port), '127.0.0.1').pause();
    slow.write(`GET ${streamPath(1)} HTTP/1.1\r\nhost: x\r\n\r\n`);
    await expect.poll(watched).toBe(true);
    const reader = await fetch(`${address}${streamPath(1)}`);
    const messages = messagesOf(reader);
    const ended = once(slow, 'close');
    // What the system keeps for a connection is some megabytes; the rest is ours to bound.
    for (let i = 0; i < 200; i++) {
      tell([LARGE_EVENT]);
      await first(messages, ({ kind }) => (kind === 'events' ? true : undefined));
    }
    slow.resume();
    await ended; // without this, the stream would have gone on for ever
    await server.close();
  });
});

const LARGE_EVENT: LiveEvent = {
  at: '2026-11-22T10:00:00.000Z',
  type: 'custom',
  path: '/',
  title: 'x'.repeat(200_000),
  name: '',
  element: '',
  element_text: '',
  value: null,
  status: null,
  reason: '',
  session_id: randomUUID(),
  visitor_id: randomUUID(),
  user_id: '',
  device: 'desktop',
  browser: '',
  country: '',
};

const ADA = {
  proveCaller: async () => ({
    account: { id: 'ada', email: 'ada@example.com', name: 'Ada', created_at: '2026-11-01T00:00:00.000Z' },
    session_id: 's1',
  }),
  permit: async (identity: Identity) => ({ ...identity, needs: 'viewer' as const }),
  audit: async () => {},
  refuseForeignOrigin: () => {},
};

const ANY_SITE = {
  async owned(_account: string, id: number): Promise<Site> {
    if (id !== 1) throw appError('site_not_found');
    const tracking_id = randomUUID();
    const team = randomUUID();
    const created_at = '2026-11-01T00:00:00.000Z';
    return {
      id,
      team,
      name: 'x',
      domain: 'x.example',
      tracking_id,
      created_at,
      settings: DEFAULT_SETTINGS,
      owner: 'ada',
    };
  },
};

/** Sites on which nothing happens but what is told here. */
function silentSites() {
  const listeners = new Set<(events: LiveEvent[], skipped: number) => void>();
  const live = new LiveSites({
    watch(_siteId, listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    recent: async () => [],
    count: async () => ({ visitors: 0, pages: [], sources: [], countries: [], recorded: [] }),
    clock: Date.now,
    log: { warn: () => {} },
  });
  return {
    live,
    watched: () => listeners.size > 0,
    tell: (events: LiveEvent[]) => {
      for (const listener of listeners) listener(events, 0);
    },
  };
}
