import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnonymousBatch, Batch } from '@desirepath/contract/tracking';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Behaviour } from '../storage/behaviour/open.ts';
import { openTestBehaviour } from '../testing/behaviour.testing.ts';
import { NO_HINTS } from './client-hints.ts';
import type { Origin } from './origin.ts';
import { someAnonymousBatch, someBatch, someEvent, startReceiver } from './receiver.testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'desirepath-receive-'));
const settings = { query_keys: ['id'], excluded_ips: ['192.0.2.0/24'], excluded_paths: ['/admin/*'] };
let behaviour: Behaviour;
let receiver: ReturnType<typeof startReceiver>;

/** Begins as a new process does. */
const restart = () => {
  receiver = startReceiver({ behaviour, folder, settings });
};
beforeAll(async () => {
  behaviour = await openTestBehaviour(folder);
  restart();
});
afterAll(async () => {
  await receiver.sessions.drain();
  await receiver.robots.drain();
  await behaviour.close();
  rmSync(folder, { recursive: true, force: true });
});

const FROM: Origin = {
  ip: '203.0.113.1',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0',
  isTracker: true,
};
const send = (given: unknown, origin: Partial<Origin> = {}) => receiver.receive(given, { ...FROM, ...origin });
const eventsOf = (session_id: string, columns = 'seq') =>
  behaviour.rows<Record<string, unknown>>(
    `SELECT ${columns} FROM events WHERE session_id = {session_id:UUID} ORDER BY seq`,
    { session_id },
  );
const NOTHING = { accepted: 0, rejected: [] };

describe('robots', () => {
  async function seen(reason: string): Promise<{ batches: number; events: number }> {
    await receiver.robots.drain();
    const [row] = await behaviour.rows<{ batches: number; events: number }>(
      'SELECT sum(r.batches) AS batches, sum(r.events) AS events FROM robots AS r WHERE reason = {reason:String}',
      { reason },
    );
    return row ?? { batches: 0, events: 0 };
  }
  const clicks = (count: number, at: number) => Array.from({ length: count }, () => someEvent({ type: 'click', at }));

  it.each<[string, Partial<Origin>, Partial<Batch>, string]>([
    ['say what they are', { userAgent: 'Googlebot/2.1' }, {}, 'user_agent'],
    ['say nothing', { userAgent: '' }, {}, 'user_agent'],
    ['have no window', { hints: { ...NO_HINTS, ua: '"HeadlessChrome";v="146"' } }, {}, 'headless'],
    ['are steered by a program', {}, { automated: true }, 'automated'],
    ['are faster than hands', {}, { events: clicks(60, Date.now()) }, 'speed'],
  ])('that %s are counted apart, and what they send is dropped', async (_what, origin, changes, reason) => {
    const given = someBatch(changes);
    const before = await seen(reason);
    expect(await send(given, origin)).toEqual(NOTHING);
    expect(await eventsOf(given.session_id)).toEqual([]);
    expect(await seen(reason)).toEqual({ batches: before.batches + 1, events: before.events + given.events.length });
  });

  it('are known by their tab once they were too fast', async () => {
    const { tab_id } = someBatch();
    const at = Date.now();
    expect(await send(someBatch({ tab_id, events: clicks(40, at) }))).toMatchObject({ accepted: 40 });
    expect(await send(someBatch({ tab_id, seq: 40, events: clicks(40, at) }))).toEqual(NOTHING);
    expect(await send(someBatch({ tab_id, seq: 80, events: clicks(1, at + 60_000) }))).toEqual(NOTHING);
  });

  it('are not those whose clicks come again and again while the store is away', async () => {
    let isAway = true;
    const away = startReceiver({
      ...{ behaviour, folder, settings },
      insert: async (...given) => {
        if (isAway) throw new Error('No space left on device');
        await behaviour.insert(...given);
      },
    });
    const given = someBatch({ events: clicks(6, Date.now()) });
    for (let attempt = 1; attempt <= 10; attempt++)
      await expect(away.receive({ ...given, attempt }, FROM)).rejects.toMatchObject({ code: 'storage_unavailable' });
    isAway = false;
    expect(await away.receive({ ...given, attempt: 11 }, FROM)).toMatchObject({ accepted: 6 });
    await away.sessions.drain();
    expect(await eventsOf(given.session_id)).toHaveLength(6);
  });

  it('are not those who click a lot in a minute', async () => {
    const at = Date.now() - 60_000;
    const events = Array.from({ length: 300 }, (_, i) => someEvent({ type: 'click', at: at + i * 200 }));
    expect(await send(someBatch({ events }))).toMatchObject({ accepted: 300 });
  });

  it('are not the programs that call for an app or a server', async () => {
    const origin = { userAgent: 'okhttp/4.12.0', isTracker: false };
    expect(await send(someBatch({ events: clicks(60, Date.now()) }), origin)).toMatchObject({ accepted: 60 });
    expect(await send(someBatch(), { userAgent: 'Googlebot/2.1', isTracker: false })).toEqual(NOTHING);
  });
});

it('a route in the fragment is kept of what the tracker sends, which leaves it out unless its tag or the site says otherwise', async () => {
  const events = () =>
    ['#/cart', '#!/cart', '#top', ''].map((hash) => someEvent({ url: `https://shop.example/x${hash}` }));
  const [told, foreign] = [someBatch({ events: events() }), someBatch({ events: events() })];
  await send(told);
  await send(foreign, { isTracker: false });
  const pathsOf = async (session_id: string) => (await eventsOf(session_id, 'path')).map(({ path }) => path);
  expect(await pathsOf(told.session_id)).toEqual(['/x#/cart', '/x#!/cart', '/x', '/x']);
  expect(await pathsOf(foreign.session_id)).toEqual(['/x', '/x', '/x', '/x']);
});

describe('what is not measured', () => {
  it('is addresses and pages that the site excludes', async () => {
    const given = someBatch({ events: [someEvent({ url: 'https://shop.example/admin/orders' }), someEvent()] });
    expect(await send(given, { ip: '192.0.2.77' })).toEqual(NOTHING);
    expect(await send(given, { ip: '::ffff:192.0.2.77' })).toEqual(NOTHING);
    expect(await send(given)).toEqual({ accepted: 1, rejected: [] });
    expect(await eventsOf(given.session_id)).toEqual([{ seq: 1 }]);
  });

  it('is what visitors press in surveys and the bubble, also in rage', async () => {
    const pressed = (element: string, type: 'click' | 'rage_click' = 'click') => someEvent({ type, element });
    const events = [
      pressed('html>desirepath-widget'),
      pressed('html>desirepath-widget:nth-of-type(2)', 'rage_click'),
      pressed('#place>desirepath-widget'),
      pressed('#desirepath-widget'),
    ];
    const given = someBatch({ events });
    expect(await send(given)).toEqual({ accepted: 1, rejected: [] });
    expect(await eventsOf(given.session_id)).toEqual([{ seq: 3 }]);
    expect(await send(someBatch({ events: events.slice(0, 2) }))).toEqual(NOTHING);
  });

  it('is recordings of excluded pages, told by their events or by their own address', async () => {
    const page_id = crypto.randomUUID();
    const timestamp = Date.now();
    const meta = { type: 4, timestamp, data: { href: 'https://shop.example/admin/x', width: 800, height: 600 } };
    const events = [{ type: 3, timestamp, data: {} }];
    const url = 'https://shop.example/admin/x';
    const told = someBatch({ events: [someEvent({ page_id, url })], replay: { page_id, events } });
    const shown = someBatch({ events: [], replay: { page_id, events: [meta, ...events] } });
    for (const given of [told, shown]) expect(await send(given)).toEqual(NOTHING);
    expect(await behaviour.rows('SELECT seq FROM replay_chunks WHERE page_id = {page_id:UUID}', { page_id })).toEqual(
      [],
    );
  });
});

describe('browsers that keep nothing', () => {
  it('are the same visitor and session all day, also after a restart and after a lost answer', async () => {
    const path = `/${crypto.randomUUID()}`;
    const given = (): AnonymousBatch =>
      someAnonymousBatch({ events: [someEvent({ url: `https://shop.example${path}` })] });
    const first = given();
    await send(first);
    await send(given());
    await send(given(), { ip: '203.0.113.2' });
    await receiver.sessions.drain();
    restart();
    await send({ ...first, attempt: 2 });
    await send(given());
    expect(
      await behaviour.rows(
        `SELECT uniqExact(visitor_id) AS visitors, uniqExact(session_id) AS sessions, count() AS events
         FROM events WHERE path = {path:String}`,
        { path },
      ),
    ).toEqual([{ visitors: 2, sessions: 2, events: 4 }]);
  });

  it('are counted once although the retry comes from another address, and so is another visitor', async () => {
    const replay = { page_id: crypto.randomUUID(), events: [{ type: 3, timestamp: Date.now(), data: {} }] };
    const given = someAnonymousBatch({ replay });
    await send(given, { ip: '203.0.113.3' });
    restart();
    expect(await send({ ...given, attempt: 2 }, { ip: '203.0.113.4' })).toEqual({ accepted: 2, rejected: [] });
    const { tab_id } = given;
    for (const table of ['events', 'replay_chunks']) {
      expect(await behaviour.rows(`SELECT seq FROM ${table} WHERE tab_id = {tab_id:UUID}`, { tab_id })).toHaveLength(1);
    }
  });

  it('are not those who name one of visitor and session', async () => {
    const { session_id: _, ...half } = someBatch();
    await expect(send(half)).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

describe('what is known of a sender', () => {
  it('is who they are, written once as long as nothing else is said', async () => {
    const visitor_id = crypto.randomUUID();
    const known = 'SELECT user_id FROM identities WHERE visitor_id = {visitor_id:UUID} ORDER BY user_id';
    for (const [user_id, users] of [
      [undefined, []],
      ['ada', ['ada']],
      ['ada', ['ada']],
      ['grace', ['ada', 'grace']],
    ] as const) {
      await send(someBatch({ visitor_id, user_id }));
      expect(await behaviour.rows(known, { visitor_id })).toEqual(users.map((user_id) => ({ user_id })));
    }
  });

  it('is whom they were last, also where what somebody did before comes later', async () => {
    const visitor_id = crypto.randomUUID();
    const now = Date.now();
    for (const [user_id, at] of [
      ['ada', now],
      ['grace', now - 60_000],
    ] as const) {
      const sent = someBatch({ visitor_id, user_id });
      await send({ ...sent, sent_at: now, events: sent.events.map((event) => ({ ...event, at })) });
    }
    const last = 'SELECT argMax(user_id, identified_at) AS user FROM identities WHERE visitor_id = {visitor_id:UUID}';
    expect(await behaviour.rows(last, { visitor_id })).toEqual([{ user: 'ada' }]);
  });

  it('is the channel they came by; the own domain is none', async () => {
    const columnsOf = async (source: Batch['source']) => {
      const given = someBatch({ source });
      await send(given);
      return eventsOf(given.session_id, 'source, channel, referrer_host');
    };
    expect(await columnsOf({ referrer: 'https://chatgpt.com/' })).toEqual([
      { source: 'chatgpt.com', channel: 'ai', referrer_host: 'chatgpt.com' },
    ]);
    for (const referrer of ['https://shop.example/cart', 'https://www.shop.example/', 'https://pay.shop.example:84/']) {
      expect(await columnsOf({ referrer })).toEqual([{ source: '', channel: 'direct', referrer_host: '' }]);
    }
  });

  it('is where they are, and the system that hints tell', async () => {
    const given = someBatch({ os_version: '15.0.0' });
    const hints = { ...NO_HINTS, platform: '"Windows"', mobile: '?0' };
    await send(given, { hints });
    const columns = 'country, region, city, os, os_version, device';
    expect(await eventsOf(given.session_id, columns)).toEqual([
      { country: 'DE', region: 'Berlin', city: 'Berlin', os: 'Windows', os_version: '11', device: 'desktop' },
    ]);
  });
});

it('keeps no address of a visitor, not even of those who are known by nothing else', async () => {
  const ip = '203.0.113.77';
  for (const given of [someBatch({ user_id: 'ada' }), someAnonymousBatch()]) await send(given, { ip });
  await send(someBatch(), { ip, userAgent: 'Googlebot/2.1' });
  await Promise.all([receiver.sessions.drain(), receiver.robots.drain()]);
  const tables = await behaviour.rows<{ name: string }>(
    "SELECT name FROM system.tables WHERE database = currentDatabase() AND engine LIKE '%MergeTree'",
  );
  const kept = await Promise.all(tables.map(({ name }) => behaviour.rows(`SELECT * FROM ${name}`)));
  expect(kept.flat().length).toBeGreaterThan(2);
  expect(JSON.stringify(kept)).not.toContain(ip);
});

describe('rate limits', () => {
  it('hold for an address and for a site, and say when to come again', async () => {
    const perIp = startReceiver({ behaviour, folder, rates: { perIp: 1, perSite: 0 } });
    const perSite = startReceiver({ behaviour, folder, rates: { perIp: 0, perSite: 1 } });
    const many = () => someBatch({ events: Array.from({ length: 100 }, () => someEvent({ type: 'scroll' })) });
    for (const { receive } of [perIp, perSite]) {
      expect(await receive(many(), FROM)).toMatchObject({ accepted: 100 });
      const refusal = await receive(many(), FROM).catch((error: unknown) => error);
      expect(refusal).toMatchObject({ code: 'rate_limited', status: 429, retryAfter: expect.any(Number) });
    }
    expect(await perIp.receive(many(), { ...FROM, ip: '203.0.113.9' })).toMatchObject({ accepted: 100 });
    await expect(perSite.receive(many(), { ...FROM, ip: '203.0.113.9' })).rejects.toMatchObject({ status: 429 });
  });
});
