import { mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerStatus } from '@desirepath/contract/operation';
import type { Site } from '@desirepath/contract/sites';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type App, createApp } from '../app.ts';
import { readConfig } from '../settings/config.ts';
import { type Behaviour, openBehaviour } from '../storage/behaviour/open.ts';
import { toLine } from '../storage/behaviour/rows.ts';
import { hasPostgres, postgresPlace } from '../storage/records/places.testing.ts';

const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0.0.0 Safari/537.36';
const PASSWORD = 'seven tin lanterns';

// Servers that know of each other only by their stores: one engine, which this process has, and one PostgreSQL.
describe.skipIf(!hasPostgres)('three servers on the same stores', () => {
  const folder = mkdtempSync(join(tmpdir(), 'desirepath-many-'));
  let postgres: Awaited<ReturnType<typeof postgresPlace>>;
  let behaviour: Behaviour;
  let servers: [App, App, App];
  let site: Site;
  let token = '';
  let ahead = 0;
  let serve: (number: number) => Promise<App>;
  /** The first server's next insert into the table says that it is there, and waits. */
  let held: { table: string; isThere: () => void; until: Promise<void> } | undefined;

  beforeAll(async () => {
    postgres = await postgresPlace();
    behaviour = await openBehaviour(join(folder, 'behaviour'));
    const slow: Behaviour = {
      ...behaviour,
      async insert(table, lines) {
        if (held?.table === table) {
          held.isThere();
          await held.until;
        }
        await behaviour.insert(table, lines);
      },
    };
    serve = (number) => {
      const flags = {
        'data-dir': join(folder, String(number)),
        'database-url': postgres.place.url,
        'log-level': 'silent',
      };
      const given = Object.entries({
        ...flags,
        registration: 'open',
        'rate-limit-ip': '0',
        port: '0',
        host: '127.0.0.1',
      });
      const config = readConfig(
        given.flatMap(([name, value]) => [`--${name}`, value]),
        {},
      );
      return createApp(config, () => Date.now() + ahead, { behaviour: number === 0 ? slow : behaviour });
    };
    // At once: whoever comes first makes the tables, the secret, and everything else of which there is one.
    servers = await Promise.all([serve(0), serve(1), serve(2)]);
    const owner = { email: 'ada@example.com', password: PASSWORD };
    await post(0, '/auth/register', owner);
    token = (await post(1, '/auth/login', owner)).json<{ access: string }>().access;
    site = (await post(2, '/sites', { domain: 'shop.example' })).json<Site>();
    await vi.waitFor(async () => expect((await track(0, batch())).statusCode).toBe(202), { timeout: 30_000 });
  });
  afterAll(async () => {
    await Promise.all(servers?.map((server) => server.close()) ?? []);
    await behaviour?.close();
    await postgres?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const call = (server: number, method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object, headers = {}) =>
    (servers[server] as App).inject({
      method,
      url: `/api${url}`,
      headers: { 'user-agent': CHROME, ...(token && { authorization: `Bearer ${token}` }), ...headers },
      ...(payload && { payload }),
    });
  const post = (server: number, url: string, payload: object) => call(server, 'POST', url, payload);
  const batch = (changes: object = {}) => ({
    tracking_id: site.tracking_id,
    visitor_id: crypto.randomUUID(),
    session_id: crypto.randomUUID(),
    tab_id: crypto.randomUUID(),
    seq: 0,
    attempt: 1,
    sent_at: Date.now(),
    events: [{ type: 'page_view', at: Date.now(), url: 'https://shop.example/', page_id: crypto.randomUUID() }],
    ...changes,
  });
  const track = (server: number, payload: object) => post(server, '/track/batches', payload);
  const stored = async (tab: string) => {
    const where = 'WHERE site_id = {site:UInt32} AND tab_id = {tab:UUID}';
    return (
      await behaviour.rows<{ session_id: string }>(`SELECT session_id FROM events ${where}`, { site: site.id, tab })
    ).length;
  };

  it('know each other’s accounts, tokens and sites at once', async () => {
    for (const server of [0, 1, 2]) {
      expect((await call(server, 'GET', '/auth/me')).json()).toMatchObject({ email: 'ada@example.com' });
      expect((await call(server, 'GET', `/sites/${site.id}`)).json()).toMatchObject({ domain: 'shop.example' });
    }
  });

  it('say which of how many it is that tells how it does', async () => {
    const told = async () => (await call(1, 'GET', '/operation/status')).json<ServerStatus>();
    await vi.waitFor(async () => expect(await told()).toMatchObject({ host: hostname(), servers: 3 }), {
      timeout: 30_000,
    });
  });

  it('count attempts together', async () => {
    const guess = (server: number) =>
      post(server, '/auth/login', { email: 'ada@example.com', password: 'a guess of mine' });
    const answers = [];
    for (let attempt = 0; attempt < 9; attempt++) answers.push((await guess(attempt % 3)).statusCode);
    expect(answers).toEqual([...Array(8).fill(401), 429]);
  });

  it('see one visitor where a browser keeps nothing, in one session, whichever of them it comes to', async () => {
    const { visitor_id: _, session_id: __, ...first } = batch();
    await track(0, first);
    for (const server of [1, 2]) await track(server, { ...first, seq: server, tab_id: crypto.randomUUID() });
    const rows = await behaviour.rows<{ visitors: number; sessions: number }>(
      `SELECT toUInt32(uniqExact(visitor_id)) AS visitors, toUInt32(uniqExact(session_id)) AS sessions, count() AS events
       FROM events WHERE site_id = {site:UInt32} AND visitor_id IN (SELECT visitor_id FROM events WHERE tab_id = {tab:UUID})`,
      { site: site.id, tab: first.tab_id },
    );
    expect(rows).toEqual([expect.objectContaining({ visitors: 1, sessions: 1 })]);
  });

  it('know a client’s session that another has just begun, and whose it is', async () => {
    const url = 'https://shop.example/';
    const { tracking_id } = site;
    const begun = (await post(0, '/track/sessions', { tracking_id, visitor_id: 'ann', viewport: '800x600' })).json();
    const identified = await post(1, '/track/identify', {
      session_id: begun.session_id,
      user_identifier: 'ann@example.com',
    });
    expect(identified.json()).toMatchObject({ visitor_id: begun.visitor_id });
    const event = { event_type: 'page_view', timestamp: Date.now(), page_url: url };
    await post(2, '/track/events', { tracking_id, session_id: begun.session_id, events: [event] });
    for (const server of [0, 1, 2]) {
      const page = { type: 'pageview', websiteId: tracking_id, visitorId: 'bob', href: `${url}${server}` };
      expect((await call(server, 'POST', '/../collect', page)).statusCode).toBe(202);
    }
    const rows = await behaviour.rows<{ visitors: number; sessions: number; events: number }>(
      `SELECT toUInt32(uniqExact(visitor_id)) AS visitors, toUInt32(uniqExact(session_id)) AS sessions, toUInt32(count()) AS events
       FROM events
       WHERE site_id = {site:UInt32} AND (session_id = {ann:UUID} OR path IN ('/0', '/1', '/2'))
       GROUP BY session_id = {ann:UUID}
       ORDER BY visitors`,
      { site: site.id, ann: begun.session_id },
    );
    expect(rows).toEqual(Array(2).fill({ visitors: 1, sessions: 1, events: 3 }));
  });

  it('keep an answer to a survey as one that goes on at another, and give it one place', async () => {
    const questions = [{ id: 'nps', type: 'nps', text: 'How likely are you to recommend us?' }];
    const given = { site: site.id, name: 'Two', status: 'live', questions, quotas: [{ most: 2 }] };
    const { id: survey } = (await post(0, '/surveys/surveys', given)).json<{ id: string }>();
    const answer = (server: number, value: number, more: object = {}) =>
      post(server, '/surveys/responses', { survey, answers: [{ question: 'nps', value }], complete: true, ...more });
    const one = { id: crypto.randomUUID() };
    await answer(0, 9, { ...one, revision: 1, complete: false });
    const told = async () => expect((await answer(1, 9, { ...one, revision: 2 })).statusCode).toBe(201);
    await vi.waitFor(told, { timeout: 30_000 });
    expect((await answer(0, 1, { ...one, revision: 2 })).json()).toMatchObject({ answers: [{ value: 9 }] });
    expect((await answer(0, 8, { ...one, revision: 3 })).statusCode).toBe(201);
    expect((await answer(0, 7)).statusCode).toBe(201);
    expect((await answer(0, 7)).json()).toMatchObject({ code: 'survey_not_live' });
  });

  it('count a batch once whose answer was lost and that comes again elsewhere', async () => {
    const sent = batch();
    await track(0, sent);
    expect((await track(1, { ...sent, attempt: 2 })).json()).toMatchObject({ accepted: 1 });
    expect(await stored(sent.tab_id)).toBe(1);
  });

  it('count a batch once that comes again elsewhere while it is being written', async () => {
    const sent = batch();
    const [there, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    held = { table: 'event_batches', isThere: there.resolve, until: gate.promise };
    const first = track(0, sent);
    await there.promise;
    // Longer than the other waits for what is under way: both write it.
    expect((await track(1, { ...sent, attempt: 2 })).statusCode).toBe(202);
    held = undefined;
    gate.resolve();
    expect((await first).statusCode).toBe(202);
    expect(await stored(sent.tab_id)).toBe(2);

    ahead = 5 * 60_000;
    await servers[2].carryOut('doubles', {});
    ahead = 0;
    expect(await stored(sent.tab_id)).toBe(1);
    const [session] = await behaviour.rows<{ events: number }>(
      'SELECT toUInt32(sum(s.events)) AS events FROM sessions AS s WHERE site_id = {site:UInt32} AND session_id = {id:UUID}',
      { site: site.id, id: sent.session_id },
    );
    expect(session?.events).toBe(1);
  });

  it('clear away what others have stored of a site before they knew that it is gone', async () => {
    const gone = (await post(0, '/sites', { domain: 'gone.example' })).json<Site>();
    const count = async () => {
      const [row] = await behaviour.rows<{ events: number }>(
        'SELECT toUInt32(count()) AS events FROM events WHERE site_id = {site:UInt32}',
        { site: gone.id },
      );
      return row?.events;
    };
    const removals = await Promise.all([0, 2].map((server) => call(server, 'DELETE', `/sites/${gone.id}`)));
    expect(removals.map(({ statusCode }) => statusCode).sort()).toEqual([204, 404]);
    const isForgotten = async () => {
      const { items } = (await call(1, 'GET', '/jobs')).json<{ items: { kind: string; status: string }[] }>();
      expect(items.find(({ kind }) => kind === 'site-removal')).toMatchObject({ status: 'done' });
    };
    await vi.waitFor(isForgotten, { timeout: 30_000 });
    const [id, now] = [crypto.randomUUID(), Date.now()];
    const late = { visitor_id: id, session_id: id, type: 'page_view', path: '/', at: now, received_at: now } as const;
    await behaviour.insert('events', Buffer.from(toLine('events', { site_id: gone.id, ...late })));
    expect(await count()).toBe(1);

    ahead = 2 * 60_000;
    const another = await serve(3); // as each does every hour, it looks at its start
    await vi.waitFor(async () => expect(await count()).toBe(0), { timeout: 30_000 });
    await another.close();
    ahead = 0;
  });

  it('show live at each what arrives at any', async () => {
    const { local } = await servers[2].start();
    const leaving = new AbortController();
    const answer = await fetch(`${local}/api/trends/live/stream?site=${site.id}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: leaving.signal,
    });
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const name = `elsewhere-${crypto.randomUUID()}`;
    await vi.waitFor(
      async () => {
        await track(0, batch({ events: [{ ...batch().events[0], type: 'custom', name }] }));
        heard += (await reader?.read())?.value ?? '';
        expect(heard).toContain(name);
      },
      { timeout: 30_000 },
    );
    leaving.abort();
  });

  it('say what is wrong while PostgreSQL is away, take what visitors send, and recover by themselves', async () => {
    await postgres.restart(async () => {
      const answer = await call(0, 'GET', `/sites/${site.id}`);
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([503, 'storage_unavailable']);
      expect(answer.headers['retry-after']).toBeDefined();
      expect((await call(0, 'GET', '/../readyz')).statusCode).toBe(503);
      expect((await track(1, batch())).statusCode).toBe(202);
    });
    await vi.waitFor(async () => expect((await call(0, 'GET', `/sites/${site.id}`)).statusCode).toBe(200));
  });
});
