import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IngestServer, startIngestServer } from '../ingest-server.testing.ts';

let server: IngestServer;
let tracking_id: string;

beforeAll(async () => {
  server = await startIngestServer();
  tracking_id = server.site.tracking_id;
});
afterAll(() => server.close());

const PAGE = 'https://shop.example/lamps';
const ON_PAGE = { origin: 'https://shop.example', referer: PAGE };

/** What is stored of a session, in order. */
const stored = (session_id: string, columns = 'type') =>
  server.behaviour.rows<Record<string, unknown>>(
    `SELECT ${columns} FROM events WHERE session_id = {session_id:UUID} ORDER BY at, tab_id, seq`,
    { session_id },
  );

/** What is stored of all events whose name or page holds a word. */
const named = (word: string, columns: string) =>
  server.behaviour.rows<Record<string, unknown>>(
    `SELECT ${columns} FROM events WHERE position(concat(name, ' ', path), {word:String}) > 0 ORDER BY at, tab_id, seq`,
    { word },
  );

const word = () => crypto.randomUUID().slice(0, 8);
const beginSession = async (more: object = {}): Promise<string> =>
  (await server.post('/api/track/sessions', { tracking_id, ...more })).body.session_id;

describe('POST /api/track/sessions', () => {
  it('begins a session and keeps what it is told of it', async () => {
    const answer = await server.post('/api/track/sessions', {
      tracking_id,
      viewport: { width: 1280, height: 720 },
      device_type: 'desktop',
      browser: 'Lynx',
      os: 'Plan 9',
      user_identifier: 'user-17',
      tags: ['beta', 'spring'],
    });
    expect(answer).toMatchObject({
      status: 201,
      body: { session_id: expect.any(String), tracking_id, user_identifier: 'user-17', tags: ['beta', 'spring'] },
    });
    expect(
      await stored(answer.body.session_id, 'type, viewport_w, viewport_h, user_id, toJSONString(props) AS props'),
    ).toEqual([
      {
        type: 'session_start',
        viewport_w: 1280,
        viewport_h: 720,
        user_id: 'user-17',
        props: '{"browser":"Lynx","device_type":"desktop","os":"Plan 9","tags":"beta\\nspring"}',
      },
    ]);
  });

  it('counts all of a session by the device, browser and system that it is told of', async () => {
    const agent = { device_type: 'mobile', browser: 'safari', os: 'iOS' };
    const session_id = await beginSession(agent);
    await server.post('/api/track/events', { session_id, events: [{ event_type: 'page_view' }] });
    expect(await stored(session_id, 'DISTINCT device, browser, os, browser_version')).toEqual([
      { device: 'mobile', browser: 'Safari', os: 'iOS', browser_version: '' },
    ]);
    const kiosk = await beginSession({ device_type: 'kiosk' });
    expect(await stored(kiosk, 'device')).toEqual([{ device: 'desktop' }]);
  });

  it('needs to be told nothing but the site, and not even that on its pages', async () => {
    expect((await server.post('/api/track/sessions', { tracking_id })).status).toBe(201);
    expect((await server.post('/api/track/sessions', {}, ON_PAGE)).status).toBe(201);
  });

  it.each([
    ['an unknown tracking id', { tracking_id: crypto.randomUUID() }, 404, 'unknown_tracking_id'],
    ['no site at all', {}, 404, 'unknown_site'],
    ['a list', [], 400, 'invalid_input'],
    ['an id that is an object', { tracking_id: {} }, 400, 'invalid_input'],
    ['tags that are none', { tags: [7] }, 400, 'invalid_input'],
  ])('refuses %s', async (_what, body, status, code) => {
    const given = Array.isArray(body) || status === 404 ? body : { tracking_id, ...body };
    expect(await server.post('/api/track/sessions', given)).toMatchObject({ status, body: { code } });
  });
});

describe('POST /api/track/events', () => {
  it('keeps each kind of event', async () => {
    const session_id = await beginSession();
    const timestamp = Date.now();
    const events = [
      { event_type: 'page_view', page_url: PAGE, data: { title: 'Lamps' } },
      { event_type: 'click', page_url: PAGE, data: { x: 10, y: '20.4', selector: '#buy', text: 'Buy' } },
      { event_type: 'scroll', page_url: PAGE, data: { depth: 55.5, scroll_y: 900 } },
      { event_type: 'mouse_move', page_url: PAGE, data: { x: 1, y: 2 } },
      {
        event_type: 'form_interaction',
        page_url: PAGE,
        data: { action: 'change', form: 'order', field: 'mail', field_type: 'email', value: 'a@b.example' },
      },
      { event_type: 'custom', page_url: PAGE, data: { name: 'signup', plan: 'pro', value: 3 } },
    ].map((event, i) => ({ ...event, timestamp: timestamp + i }));
    expect(await server.post('/api/track/events', { session_id, events })).toMatchObject({
      status: 202,
      body: { accepted: 6, rejected: [] },
    });
    const columns =
      'type, name, path, title, x, y, value, element, element_text, xs, toJSONString(props) AS props, at AS moment';
    const rows = await stored(session_id, columns);
    expect(rows.find(({ type }) => type === 'page_view')).toMatchObject({ path: '/lamps', title: 'Lamps' });
    expect(rows.find(({ type }) => type === 'click')).toMatchObject({
      x: 10,
      y: 20,
      element: '#buy',
      element_text: 'Buy',
    });
    expect(rows.find(({ type }) => type === 'scroll')).toMatchObject({ value: 55.5, y: 900 });
    expect(rows.find(({ type }) => type === 'mouse_move')).toMatchObject({ xs: [1] });
    expect(rows.find(({ type }) => type === 'form_change')).toMatchObject({
      name: 'order',
      props: '{"field":"mail","filled":true,"kind":"email"}',
    });
    expect(rows.find(({ type }) => type === 'custom')).toMatchObject({
      name: 'signup',
      value: 3,
      props: '{"plan":"pro"}',
    });
    expect(JSON.stringify(rows)).not.toContain('a@b.example');
  });

  it('takes one event, and a list of events of several sessions', async () => {
    const [one, other] = [await beginSession(), await beginSession()];
    const event = (session_id: string) => ({
      session_id,
      event_type: 'click',
      timestamp: Date.now(),
      data: { x: 1, y: 1 },
    });
    expect(await server.post('/api/track/events', event(one))).toMatchObject({ status: 202, body: { accepted: 1 } });
    expect(
      await server.post('/api/track/events', [event(one), event(other), event(crypto.randomUUID())]),
    ).toMatchObject({
      status: 202,
      body: { accepted: 2, rejected: [{ index: 2, reason: expect.stringContaining('session') }] },
    });
    expect([(await stored(one)).length, (await stored(other)).length]).toEqual([3, 2]);
  });

  it("keeps all that a custom event's data says as its own, whatever the page or an element also has of that name", async () => {
    const session_id = await beginSession();
    const own = { id: 'SKU1', text: 't', class: 'c', element: 'e', target: 'tg', tag: 'tt', x: '5', screen: 's' };
    const page = { language: 'en', title: 'T', url: '/u', time: 'noon', session: 'morning', page_height: 'tall' };
    const data = { name: 'order', ...own, ...page, plan: 'pro', cart: { lines: 2 } };
    const event = { session_id, event_type: 'custom', page_url: PAGE, title: 'Lamps', data };
    expect(await server.post('/api/track/events', event)).toMatchObject({ status: 202, body: { accepted: 1 } });
    const rows = await stored(session_id, 'type, name, title, path, language, toJSONString(props) AS props');
    const custom = rows.find(({ type }) => type === 'custom');
    expect(custom).toMatchObject({ name: 'order', title: 'Lamps', path: '/lamps', language: '' });
    expect(JSON.parse(String(custom?.props))).toEqual({ ...own, ...page, plan: 'pro', cart: '{"lines":2}' });
  });

  it("takes a custom event's page and moment from its data where they stand nowhere else", async () => {
    const session_id = await beginSession();
    const data = { name: 'order', page_url: PAGE, timestamp: Date.now() - 5_000 };
    await server.post('/api/track/events', { session_id, event_type: 'custom', data });
    const rows = await stored(session_id, 'type, path, toJSONString(props) AS props');
    expect(rows.find(({ type }) => type === 'custom')).toEqual({ type: 'custom', path: '/lamps', props: '{}' });
  });

  it.each<[data: object, value: number | null, props: object]>([
    [{ value: '49.90' }, 49.9, {}],
    [{ value: 'x' }, null, { value: 'x' }],
    [{ value: 'x', revenue: 5 }, 5, { value: 'x', revenue: 5 }],
    [{ revenue: '12' }, 12, { revenue: '12' }],
    [{ value: 3, amount: 4 }, 3, { amount: 4 }],
    [{ properties: { plan: 'pro' }, seats: 2 }, null, { plan: 'pro', seats: 2 }],
  ])('of a custom event with %j the worth is %j, and what is no number stays', async (data, value, props) => {
    const name = word();
    await server.post('/api/track/events', { tracking_id, event_type: 'custom', data: { name, ...data } });
    const [row] = await named(name, 'value, toJSONString(props) AS props');
    expect({ value: row?.value, props: JSON.parse(String(row?.props)) }).toEqual({ value, props });
  });

  it('names a custom event as it is named beside its data: a name in that is a property', async () => {
    const name = word();
    const event = { websiteId: tracking_id, type: 'custom', name, value: 'x', data: { name: 'Ada', value: 2 } };
    await server.post('/collect', event);
    expect(await named(name, 'name, value, toJSONString(props) AS props')).toEqual([
      { name, value: 2, props: '{"name":"Ada","value":"x"}' },
    ]);
  });

  it('needs no session: a tracking id makes a visit of its own', async () => {
    const name = word();
    const event = { tracking_id, event_type: 'custom', data: { name } };
    expect(await server.post('/api/track/events', event)).toMatchObject({ status: 202, body: { accepted: 1 } });
    expect(await named(name, 'type, path')).toEqual([{ type: 'custom', path: '/' }]);
  });

  it('refuses a bad event alone, by its place', async () => {
    const session_id = await beginSession();
    const good = { event_type: 'click', data: { x: 1, y: 2 } };
    const events = [
      good,
      { event_type: 'nonsense' },
      'click',
      good,
      { event_type: 'click', timestamp: 'yesterday' },
      { event_type: 'click', page_url: 'javascript:alert(1)' },
      { event_type: 'mouse_move', data: {} },
      { event_type: 'click', data: { x: 'left' } },
    ];
    const { status, body } = await server.post('/api/track/events', { session_id, events });
    expect(status).toBe(202);
    expect(body.accepted).toBe(2);
    expect(body.rejected.map(({ index }: { index: number }) => index)).toEqual([1, 2, 4, 5, 6, 7]);
    expect(await stored(session_id)).toHaveLength(3);
  });

  it('reads moments as epoch ms and as ISO dates, and takes now for none', async () => {
    const session_id = await beginSession();
    const at = Date.now() - 60_000;
    const events = [at, new Date(at).toISOString(), String(at), undefined].map((timestamp) => ({
      event_type: 'click',
      timestamp,
    }));
    await server.post('/api/track/events', { session_id, events });
    const rows = await stored(session_id, 'type, toUnixTimestamp64Milli(at) AS ms');
    const moments = rows.filter(({ type }) => type === 'click').map(({ ms }) => Number(ms));
    expect(moments.slice(0, 3)).toEqual([at, at, at]);
    expect(moments[3]).toBeGreaterThan(at);
  });

  it('gathers the points of the pointer into one row a trail', async () => {
    const session_id = await beginSession();
    const start = Date.now() - 60_000;
    const events = Array.from({ length: 450 }, (_, i) => ({
      event_type: 'mouse_move',
      timestamp: start + i * 50 + (i >= 100 ? 10_000 : 0),
      page_url: PAGE,
      data: { x: i, y: i },
    }));
    expect((await server.post('/api/track/events', { session_id, events })).body).toEqual({
      accepted: 450,
      rejected: [],
    });
    const rows = await stored(session_id, 'type, length(xs) AS points, ts[-1] AS last');
    // A pause ends the first, its length the second.
    expect(rows.filter(({ type }) => type === 'mouse_move')).toEqual([
      { type: 'mouse_move', points: 100, last: 99 * 50 },
      { type: 'mouse_move', points: 200, last: 199 * 50 },
      { type: 'mouse_move', points: 150, last: 149 * 50 },
    ]);
  });

  it('splits what is more than one batch', async () => {
    const session_id = await beginSession();
    const events = Array.from({ length: 1200 }, (_, i) => ({
      event_type: 'click',
      timestamp: Date.now(),
      data: { x: i, y: 0 },
    }));
    expect((await server.post('/api/track/events', { session_id, events })).body).toEqual({
      accepted: 1200,
      rejected: [],
    });
    expect(await stored(session_id)).toHaveLength(1201);
  });

  it('knows a session again after a restart, and who it was', async () => {
    const session_id = await beginSession({ user_identifier: 'user-9' });
    const [before] = await stored(session_id, 'visitor_id');
    await server.restart();
    const answer = await server.post('/api/track/events', { session_id, events: [{ event_type: 'click' }] });
    expect(answer).toMatchObject({ status: 202, body: { accepted: 1 } });
    expect(await stored(session_id, 'visitor_id, user_id')).toEqual([
      { ...before, user_id: 'user-9' },
      { ...before, user_id: 'user-9' },
    ]);
  });

  it('counts a repeated body once, also over a restart', async () => {
    const session_id = await beginSession();
    const body = { session_id, events: [{ event_type: 'click', timestamp: Date.now() }, { event_type: 'scroll' }] };
    const first = await server.post('/api/track/events', body);
    expect(first.body).toEqual({ accepted: 2, rejected: [] });
    expect((await server.post('/api/track/events', body)).body).toEqual(first.body);
    await server.restart();
    expect((await server.post('/api/track/events', gzipSync(JSON.stringify(body)))).body).toEqual(first.body);
    expect(await stored(session_id)).toHaveLength(3);
  });

  it('counts a body once that the store had taken when it reported a failure', async () => {
    const session_id = await beginSession();
    const body = { session_id, events: [{ event_type: 'click', timestamp: Date.now() }] };
    server.failNextInsert();
    expect(await server.post('/api/track/events', body)).toMatchObject({
      status: 503,
      body: { code: 'storage_unavailable' },
      headers: { 'retry-after': '2', 'access-control-allow-origin': '*' },
    });
    expect(await server.post('/api/track/events', body)).toMatchObject({ status: 202, body: { accepted: 1 } });
    expect(await stored(session_id)).toHaveLength(2);
  });

  it('counts what comes late once, though it was sent before', async () => {
    const session_id = await beginSession();
    const timestamp = Date.now() - 60 * 60 * 1000;
    const body = { session_id, events: [{ event_type: 'click', timestamp }] };
    for (let i = 0; i < 3; i++) {
      expect((await server.post('/api/track/events', body)).body).toEqual({ accepted: 1, rejected: [] });
      await server.restart();
    }
    expect(await stored(session_id)).toHaveLength(2);
  });

  it('takes the same body twice where nothing in it has a time: it may have happened twice', async () => {
    const session_id = await beginSession();
    const body = { session_id, events: [{ event_type: 'click' }] };
    await server.post('/api/track/events', body);
    await server.post('/api/track/events', body);
    expect(await stored(session_id)).toHaveLength(3);
  });

  it.each([
    ['an unknown session', { session_id: crypto.randomUUID(), events: [] }, 404, 'unknown_session'],
    ['an unknown site', { tracking_id: crypto.randomUUID(), events: [] }, 404, 'unknown_tracking_id'],
    ['events that are no list', { tracking_id: 'x', events: {} }, 400, 'invalid_input'],
    ['a number', 7, 400, 'invalid_input'],
  ])('refuses %s', async (_what, body, status, code) => {
    expect(await server.post('/api/track/events', body)).toMatchObject({ status, body: { code } });
  });

  it('refuses a body of which nothing can be taken, and says why', async () => {
    expect(await server.post('/api/track/events', { tracking_id, event_type: 'nonsense' })).toMatchObject({
      status: 400,
      body: {
        code: 'all_events_rejected',
        issues: [{ path: 'events.0', message: expect.stringContaining('event_type') }],
      },
    });
  });
});

describe('POST /api/track/identify', () => {
  it('gives a session its user, now and later', async () => {
    const session_id = await beginSession();
    expect(
      await server.post('/api/track/identify', {
        session_id,
        user_identifier: 42,
        traits: { plan: 'pro', deep: { a: 1 } },
      }),
    ).toMatchObject({ status: 200, body: { session_id, user_identifier: '42' } });
    await server.post('/api/track/events', { session_id, events: [{ event_type: 'click' }] });
    expect(await stored(session_id, 'type, user_id, toJSONString(props) AS props')).toEqual([
      { type: 'session_start', user_id: '', props: '{}' },
      { type: 'identify', user_id: '42', props: '{"deep":"{\\"a\\":1}","plan":"pro"}' },
      { type: 'click', user_id: '42', props: '{}' },
    ]);
  });

  it('refuses whom it does not know, and nobody', async () => {
    expect(
      await server.post('/api/track/identify', { session_id: crypto.randomUUID(), user_identifier: 'a' }),
    ).toMatchObject({ status: 404, body: { code: 'unknown_session' } });
    expect(await server.post('/api/track/identify', { session_id: await beginSession() })).toMatchObject({
      status: 400,
      body: { code: 'invalid_input', issues: [{ path: 'user_identifier' }] },
    });
  });
});

describe('POST /collect', () => {
  it('keeps a page view, a user and an event of the same visitor', async () => {
    const sessionId = `s-${word()}`;
    const envelope = { websiteId: tracking_id, domain: 'shop.example', href: PAGE, visitorId: 'v-1', sessionId };
    for (const event of [
      { type: 'pageview', referrer: 'https://search.example/?q=lamp', viewport: '1280x720', title: 'Lamps' },
      { type: 'identify', userId: 'user-3', traits: { plan: 'pro' } },
      { type: 'custom', name: sessionId, data: { size: 'L' } },
    ])
      expect(await server.post('/collect', { ...envelope, ...event })).toMatchObject({
        status: 202,
        body: { accepted: 1 },
      });
    const [{ session_id } = { session_id: '' }] = await named(sessionId, 'session_id');
    expect(await stored(String(session_id), 'type, source, user_id, viewport_w, toJSONString(props) AS props')).toEqual(
      [
        { type: 'page_view', source: 'search.example', user_id: '', viewport_w: 1280, props: '{}' },
        { type: 'identify', source: 'search.example', user_id: 'user-3', viewport_w: 0, props: '{"plan":"pro"}' },
        { type: 'custom', source: 'search.example', user_id: 'user-3', viewport_w: 0, props: '{"size":"L"}' },
      ],
    );
  });

  it('keeps a visitor without sessions in one while they are active, also over a restart', async () => {
    const [visitorId, name] = [`v-${word()}`, word()];
    const view = { websiteId: tracking_id, visitorId, type: 'custom', name };
    await server.post('/collect', view);
    await server.post('/collect', view);
    await server.restart();
    await server.post('/collect', view);
    const rows = await named(name, 'session_id, visitor_id');
    expect(rows).toHaveLength(3);
    expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(1);
  });

  it('finds the site by the page that sends, and by the domain it names', async () => {
    const view = { type: 'pageview', href: '/lamps' };
    expect((await server.post('/collect', view, { origin: 'https://www.shop.example' })).status).toBe(202);
    expect((await server.post('/collect', { ...view, domain: 'eu.shop.example' })).status).toBe(202);
    expect((await server.post('/collect', { ...view, href: PAGE })).status).toBe(202);
    expect(await server.post('/collect', view, { origin: 'https://other.example' })).toMatchObject({
      status: 404,
      body: { code: 'unknown_site', message: expect.stringContaining('domain') },
    });
    expect(await server.post('/collect', view, { origin: 'null' })).toMatchObject({ status: 404 });
  });
});

describe('POST /api/events', () => {
  const recording = (at: number, path: string) => [
    { type: 4, timestamp: at, data: { href: `https://shop.example${path}`, width: 1280, height: 720 } },
    { type: 2, timestamp: at, data: { node: { type: 0, childNodes: [], id: 1 }, initialOffset: { top: 0, left: 0 } } },
    { type: 3, timestamp: at + 100, data: { source: 1, positions: [] } },
  ];

  it('keeps what happened and what is replayed, with the page behind it', async () => {
    const at = Date.now() - 5_000;
    const path = `/${word()}`;
    const metadata = {
      sessionId: `s-${word()}`,
      url: `https://shop.example${path}`,
      screen: { width: 1280, height: 720 },
    };
    const analytics = [
      { type: 'click', tag: 'BUTTON', id: 'buy', class: 'btn large', text: 'Buy', x: 10, y: 20, timestamp: at },
      { type: 'external_link', tag: 'A', href: 'https://else.example/x?secret=1', timestamp: at + 1 },
      { type: 'hover_card', card: 'lamp', value: 'typed', timestamp: at + 2 },
      { type: 'keydown', key: 's', timestamp: at + 3 },
    ];
    const body = { metadata: { ...metadata, websiteId: tracking_id }, analytics, replay: recording(at, path) };
    expect(await server.post('/api/events', body)).toMatchObject({
      status: 202,
      body: { accepted: 6, rejected: [{ index: 3, reason: expect.stringContaining('Keys') }] },
    });
    const more = { metadata, analytics: [], replay: [{ type: 3, timestamp: at + 4000, data: {} }, { type: 'x' }] };
    expect(await server.post('/api/events', more)).toMatchObject({ body: { accepted: 1, rejected: [{ index: 1 }] } });

    const rows = await named(
      path,
      'type, name, element, element_text, viewport_w, session_id, toJSONString(props) AS props',
    );
    const [{ session_id } = { session_id: '' }] = rows;
    expect(rows).toMatchObject([
      { type: 'click', element: 'button#buy.btn.large', element_text: 'Buy', viewport_w: 1280 },
      { type: 'outbound_link', name: 'https://else.example/x' },
      { type: 'custom', name: 'hover_card', props: '{"card":"lamp"}' },
    ]);
    expect(
      await server.behaviour.rows(
        'SELECT count() AS chunks, uniqExact(tab_id) AS tabs, sum(events) AS events FROM replay_chunks WHERE session_id = {session_id:UUID}',
        { session_id },
      ),
    ).toEqual([{ chunks: 2, tabs: 1, events: 4 }]);
    expect(
      await server.behaviour.rows('SELECT device FROM page_snapshots WHERE path = {path:String}', { path }),
    ).toHaveLength(1);
  });

  it('counts a repeated body once, events and replay, also over a restart', async () => {
    const at = Date.now() - 1_000;
    const path = `/${word()}`;
    const metadata = { sessionId: crypto.randomUUID(), websiteId: tracking_id, url: `https://shop.example${path}` };
    const body = { metadata, analytics: [{ type: 'click', timestamp: at }], replay: recording(at, path) };
    const first = await server.post('/api/events', body);
    await server.post('/api/events', body);
    await server.restart();
    expect((await server.post('/api/events', body)).body).toEqual(first.body);
    expect(await stored(metadata.sessionId)).toHaveLength(1);
    expect(
      await server.behaviour.rows('SELECT seq FROM replay_chunks WHERE session_id = {id:UUID}', {
        id: metadata.sessionId,
      }),
    ).toHaveLength(1);
  });

  it('finds the site by a session of a foreign name that it knows, also after a restart', async () => {
    const sessionId = `s-${word()}`;
    const analytics = [{ type: 'click' }];
    const unnamed = { metadata: { sessionId }, analytics };
    expect(await server.post('/api/events', unnamed)).toMatchObject({ status: 404, body: { code: 'unknown_session' } });
    await server.post('/api/events', { metadata: { sessionId, websiteId: tracking_id }, analytics });
    expect((await server.post('/api/events', unnamed)).status).toBe(202);
    await server.restart();
    expect((await server.post('/api/events', unnamed)).status).toBe(202);
  });
});

describe('POST /api/tracking/events', () => {
  it('keeps movements as trails, and forms without what was typed', async () => {
    const at = Date.now() - 1_000;
    const path = `/${word()}`;
    const url = `https://shop.example${path}`;
    const events = [
      { type: 'mousemove', x: 1, y: 2, timestamp: at, url },
      { type: 'mousemove', x: 3, y: 4, timestamp: at + 50, url },
      { type: 'click', x: 3, y: 4, timestamp: at + 60, url },
      { type: 'mousemove', x: 5, y: 6, timestamp: at + 100, url },
      { type: 'scroll', scrollDepth: 40, timestamp: at + 200, url },
      {
        type: 'form',
        action: 'submit',
        formId: 'order',
        fields: ['mail', 'card'],
        value: '4111',
        timestamp: at + 300,
        url,
      },
    ];
    expect(
      await server.post('/api/tracking/events', { websiteId: tracking_id, sessionId: 's-1', visitorId: 'v-1', events }),
    ).toMatchObject({ status: 202, body: { accepted: 6, rejected: [] } });
    const rows = await named(path, 'type, xs, ts, value, name, toJSONString(props) AS props');
    expect(rows).toMatchObject([
      { type: 'mouse_move', xs: [1, 3, 5], ts: [0, 50, 100] },
      { type: 'click' },
      { type: 'scroll', value: 40 },
      { type: 'form_submit' },
    ]);
    expect(JSON.stringify(await named('order', 'name, props'))).not.toContain('4111');
  });

  it('refuses a point that is nowhere alone, not its trail', async () => {
    const events = [
      { type: 'mousemove', x: 1, y: 1 },
      { type: 'mousemove', x: 1e300, y: 1 },
      { type: 'mousemove', x: 2, y: 2 },
    ];
    expect(await server.post('/api/tracking/events', { websiteId: tracking_id, events })).toMatchObject({
      status: 202,
      body: { accepted: 2, rejected: [{ index: 1 }] },
    });
  });
});

describe('each of these calls', () => {
  const calls: [string, object][] = [
    ['/api/track/sessions', {}],
    ['/api/track/events', { event_type: 'click' }],
    ['/collect', { type: 'pageview' }],
    ['/api/events', { metadata: {}, analytics: [{ type: 'click' }] }],
    ['/api/tracking/events', { events: [{ type: 'click' }] }],
  ];

  it.each(calls)('%s works gzipped, as text, with a trailing slash and from any page', async (url, body) => {
    const payload = gzipSync(JSON.stringify(body));
    const answer = await server.post(`${url}/`, payload, { ...ON_PAGE, 'content-type': 'text/plain' });
    expect([201, 202]).toContain(answer.status);
    expect(answer.headers).toMatchObject({ 'access-control-allow-origin': '*' });
    const preflight = await server.inject({ method: 'OPTIONS', url });
    expect(preflight.statusCode).toBe(204);
    expect(preflight.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'POST',
    });
  });

  it.each(calls)('%s counts no robots, and takes a program for none', async (url, body) => {
    const robot = await server.post(url, body, { ...ON_PAGE, 'user-agent': 'Googlebot/2.1' });
    expect(robot.body.accepted ?? 0).toBe(0);
    const program = await server.post(url, body, { ...ON_PAGE, 'user-agent': 'python-requests/2.32' });
    expect(program.body.accepted ?? 1).toBe(1);
  });

  it.each(calls)('%s refuses what is nested without end, and what is no JSON', async (url) => {
    const deep = `${'{"data":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    expect(await server.post(url, deep, ON_PAGE)).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
    expect(await server.post(url, '{"a":', ON_PAGE)).toMatchObject({ status: 400, body: { code: 'invalid_json' } });
  });
});
