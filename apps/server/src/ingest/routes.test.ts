import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { INGEST } from '@desirepath/contract/limits';
import type { Batch } from '@desirepath/contract/tracking';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IngestServer, startIngestServer } from './ingest-server.testing.ts';
import { TRACKING_ID } from './receiver.testing.ts';

let server: IngestServer;

beforeAll(async () => {
  server = await startIngestServer({ query_keys: ['id'] });
});
afterAll(() => server.close());

const event = (changes: object = {}) => ({
  type: 'page_view' as const,
  at: Date.now(),
  page_id: crypto.randomUUID(),
  url: 'https://shop.example/a?id=7&secret=1#x',
  ...changes,
});

const batch = (changes: Partial<Batch> = {}): Batch => ({
  tracking_id: TRACKING_ID,
  visitor_id: crypto.randomUUID(),
  session_id: crypto.randomUUID(),
  tab_id: crypto.randomUUID(),
  seq: 0,
  attempt: 1,
  sent_at: Date.now(),
  events: [event()],
  ...changes,
});

const send = async (payload: string | Buffer, headers: Record<string, string> = {}) => {
  const answer = await server.inject({
    method: 'POST',
    url: '/api/track/batches',
    headers: { 'content-type': 'text/plain;charset=UTF-8', 'user-agent': 'Mozilla/5.0 Chrome/146.0', ...headers },
    payload,
  });
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
};
const sendBatch = (given: unknown) => send(JSON.stringify(given));

/** What the session amounts to, once that is written. */
async function session(session_id: string) {
  await server.settle();
  return server.behaviour.rows<Record<string, unknown>>(
    `SELECT sum(s.events) AS events, sum(s.pageviews) AS pageviews, sum(s.clicks) AS clicks,
       sum(s.replay_events) AS replay_events, min(s.entry).2 AS entry, max(s.exit).2 AS exit,
       toUnixTimestamp64Milli(min(s.started_at)) AS started_at, toUnixTimestamp64Milli(max(s.replay_ended_at)) AS replay_ended_at
     FROM sessions AS s WHERE session_id = {session_id:UUID}`,
    { session_id },
  );
}

const stored = (session_id: string) =>
  server.behaviour.rows<Record<string, unknown>>(
    'SELECT seq, path, query, source, country, device FROM events WHERE session_id = {session_id:UUID} ORDER BY seq',
    { session_id },
  );

describe('POST /api/track/batches', () => {
  it('answers 202 when the events can be read from the store', async () => {
    const given = batch({ source: { referrer: 'https://www.search.example/?q=private' } });
    expect(await sendBatch(given)).toMatchObject({ status: 202, body: { accepted: 1, rejected: [] } });
    expect(await stored(given.session_id)).toEqual([
      { seq: 0, path: '/a', query: 'id=7', source: 'search.example', country: 'DE', device: 'desktop' },
    ]);
  });

  it('takes gzip without a header that says so', async () => {
    const given = batch();
    expect((await send(gzipSync(JSON.stringify(given)))).status).toBe(202);
    expect(await stored(given.session_id)).toHaveLength(1);
  });

  it('counts a retry after a lost answer once, events and replay', async () => {
    const replay = { page_id: crypto.randomUUID(), events: [{ type: 3, timestamp: Date.now(), data: { source: 1 } }] };
    const given = batch({ events: [event(), event(), event()], replay });
    await sendBatch(given);
    await server.restart();
    const again = await sendBatch({ ...given, attempt: 2 });
    expect(again).toMatchObject({ status: 202, body: { accepted: 4, rejected: [] } });
    expect(await stored(given.session_id)).toHaveLength(3);
    expect(
      await server.behaviour.rows('SELECT seq FROM replay_chunks WHERE session_id = {id:UUID}', {
        id: given.session_id,
      }),
    ).toEqual([{ seq: 3 }]);
  });

  it('adds to the session what became durable, once, over batches and midnight', async () => {
    const midnight = Date.UTC(2026, 9, 10);
    const at = (ms: number) => midnight + ms;
    const head = batch();
    const replay = { page_id: head.tab_id, events: [{ type: 3, timestamp: at(400), data: {} }] };
    const first = {
      ...head,
      events: [event({ at: at(-50), url: 'https://shop.example/in' }), event({ at: at(10), type: 'click' })],
    };
    const second = { ...head, seq: 2, events: [event({ at: at(300), url: 'https://shop.example/out' })], replay };
    await Promise.all([first, second].map(sendBatch));
    await server.restart();
    await sendBatch({ ...second, attempt: 2 });
    expect(await session(head.session_id)).toEqual([
      {
        events: 3,
        pageviews: 2,
        clicks: 1,
        replay_events: 1,
        entry: '/in',
        exit: '/out',
        started_at: at(-50),
        replay_ended_at: at(400),
      },
    ]);
  });

  it('completes a batch of which a part was stored before a crash', async () => {
    const given = batch({ events: [event(), event(), event()] });
    await sendBatch({ ...given, events: given.events.slice(0, 1) });
    await server.restart();
    await sendBatch({ ...given, attempt: 2 });
    expect((await stored(given.session_id)).map(({ seq }) => seq)).toEqual([0, 1, 2]);
  });

  it.each([
    ['stood at 1970', 0],
    ['stood at 2200', Date.UTC(2200, 0, 1)],
    ['was set by a week between the attempts', Date.now() - 7 * 86_400_000],
  ])('counts a retry once when the clock of the visitor %s', async (_what, sent_at) => {
    const given = batch({ sent_at, events: [event({ at: sent_at }), event({ at: sent_at })] });
    expect((await sendBatch(given)).status).toBe(202);
    await server.restart();
    expect((await sendBatch({ ...given, attempt: 2, sent_at: sent_at + 1000 })).status).toBe(202);
    await server.restart();
    const atNow = given.events.map((one) => ({ ...one, at: Date.now() }));
    expect((await sendBatch({ ...given, attempt: 3, sent_at: Date.now(), events: atNow })).status).toBe(202);
    expect(await stored(given.session_id)).toHaveLength(2);
  });

  it('takes what follows an empty batch', async () => {
    const given = batch();
    expect(await sendBatch({ ...given, events: [] })).toMatchObject({ status: 202, body: { accepted: 0 } });
    expect(await sendBatch(given)).toMatchObject({ status: 202, body: { accepted: 1 } });
    expect(await stored(given.session_id)).toHaveLength(1);
  });

  it('keeps the sound events of a batch and names the others', async () => {
    const given = batch();
    const { status, body } = await sendBatch({
      ...given,
      events: [event(), event({ url: 'javascript:alert(1)' }), event()],
    });
    expect(status).toBe(202);
    expect(body).toEqual({ accepted: 2, rejected: [{ index: 1, reason: expect.stringContaining('url') }] });
    expect((await stored(given.session_id)).map(({ seq }) => seq)).toEqual([0, 2]);
  });

  it('keeps what stands beside a number that is longer than the store has whole ones', async () => {
    const numbers = [-(2 ** 63), 2 ** 64, -1e19, 1e20, -1e20, 999999999999999900000, 1e21, -1e308];
    const long = numbers.map((number) => event({ type: 'custom', name: 'order', props: { number, 'a "b"': 'text' } }));
    const given = batch({ events: [event(), ...long] });
    expect(await sendBatch(given)).toMatchObject({ status: 202, body: { accepted: long.length + 1, rejected: [] } });
    const rows = await server.behaviour.rows<{ number: number; text: string }>(
      `SELECT toFloat64OrNull(toString(props.number)) AS number, toString(props.\`a "b"\`) AS text
       FROM events WHERE session_id = {session_id:UUID} AND type = 'custom' ORDER BY seq`,
      { session_id: given.session_id },
    );
    expect(rows).toEqual(numbers.map((number) => ({ number, text: 'text' })));
    expect(await stored(given.session_id)).toHaveLength(long.length + 1);
  });

  it('survives halves of surrogate pairs wherever text can stand', async () => {
    const half = '\ud800';
    const given = batch({
      language: half,
      events: [{ ...event(), type: 'custom', name: half, title: half, element_text: half, props: { k: half } }],
    });
    expect((await sendBatch(given)).status).toBe(202);
    expect(await stored(given.session_id)).toHaveLength(1);
  });

  it('tells a page that its session is being watched, where any script of it can read that', async () => {
    const { session_id } = batch();
    const before = await sendBatch(batch({ session_id }));
    expect(before.body.watched).toBeUndefined();
    expect(before.headers['server-timing']).toBeUndefined();
    server.watch(session_id);
    const after = await sendBatch(batch({ session_id }));
    expect(after.body.watched).toBe(true);
    expect(after.headers).toMatchObject({ 'server-timing': 'desirepath-watched', 'timing-allow-origin': '*' });
    expect((await sendBatch(batch())).body.watched).toBeUndefined();
  });

  it('drops what robots send', async () => {
    const given = batch();
    const answer = await send(JSON.stringify(given), { 'user-agent': 'Googlebot/2.1' });
    expect(answer).toMatchObject({ status: 202, body: { accepted: 0 } });
    expect(await stored(given.session_id)).toEqual([]);
  });

  it('may be called from any page, without credentials and without a preflight', async () => {
    const { headers } = await sendBatch(batch());
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['access-control-allow-credentials']).toBeUndefined();
    const preflight = await server.inject({ method: 'OPTIONS', url: '/api/track/batches' });
    expect(preflight.statusCode).toBe(204);
  });

  const nested = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  const deep = JSON.stringify(
    batch({
      events: [],
      replay: { page_id: crypto.randomUUID(), events: [{ type: 3, timestamp: Date.now(), data: 'X' }] },
    }),
  ).replace('"X"', nested);
  const TEN_YEARS = 3650 * 24 * 60 * 60 * 1000;
  it.each([
    ['malformed JSON', '{"tracking_id":', 400, 'invalid_json'],
    ['an empty body', '', 400, 'invalid_json'],
    ['a body that is a number', '7', 400, 'invalid_input'],
    ['wrong types', JSON.stringify(batch({ seq: 'one' as never })), 400, 'invalid_input'],
    ['an unknown tracking id', JSON.stringify(batch({ tracking_id: crypto.randomUUID() })), 404, 'unknown_tracking_id'],
    ['a replay nested without end', deep, 400, 'invalid_input'],
    ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe]), 400, 'invalid_utf8'],
    ['a torn gzip body', gzipSync(JSON.stringify(batch())).subarray(0, 40), 400, 'invalid_gzip'],
    ['an endlessly expanding gzip body', gzipSync(Buffer.alloc(200_000_000)), 413, 'body_too_large'],
    ['an oversized body', Buffer.alloc(INGEST.bodyBytes + 1, 0x20), 413, 'body_too_large'],
    [
      'a date ten years ago',
      JSON.stringify(batch({ events: [event({ at: Date.now() - TEN_YEARS })] })),
      400,
      'all_events_rejected',
    ],
    [
      'a date ten years ahead',
      JSON.stringify(batch({ events: [event({ at: Date.now() + TEN_YEARS })] })),
      400,
      'all_events_rejected',
    ],
  ])('answers %s with a 4xx that names the fault', async (_what, payload, status, code) => {
    expect(await send(payload)).toMatchObject({ status, body: { code, message: expect.any(String) } });
  });

  it('loses nothing else when a body is cut off half-way', async () => {
    const { port } = server;
    const text = JSON.stringify(batch());
    const answer = await new Promise<string>((resolve) => {
      let received = '';
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(
          `POST /api/track/batches HTTP/1.1\r\nhost: x\r\ncontent-type: text/plain\r\ncontent-length: ${text.length}\r\n\r\n`,
        );
        socket.end(text.slice(0, 50));
      });
      socket.on('data', (data) => {
        received += data;
      });
      socket.on('close', () => resolve(received)).on('error', () => {}); // a reset closes too
    });
    expect(answer).toMatch(/^HTTP\/1.1 400 .*"code":"incomplete_body"/s);
    expect((await sendBatch(batch())).status).toBe(202);
  });

  it('refuses a declared length beyond the limit before reading it', async () => {
    const { port } = server;
    const status = await new Promise((resolve) => {
      const request = httpRequest(
        {
          port,
          host: '127.0.0.1',
          path: '/api/track/batches',
          method: 'POST',
          headers: { 'content-length': 10 ** 12 },
        },
        (response) => {
          resolve(response.statusCode);
          request.destroy();
        },
      );
      request.on('error', () => {}); // the server closes on us: that is the point
      request.write('{');
    });
    expect(status).toBe(413);
  });
});
