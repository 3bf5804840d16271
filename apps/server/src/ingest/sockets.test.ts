import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { SOCKETS } from '@desirepath/contract/limits';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { WebSocket as Peer } from 'ws';
import { type IngestServer, startIngestServer } from './ingest-server.testing.ts';
import { someBatch } from './receiver.testing.ts';
import { Sockets } from './sockets.ts';

let server: IngestServer;
let tracking_id: string;

beforeAll(async () => {
  server = await startIngestServer();
  tracking_id = server.site.tracking_id;
});
afterAll(() => server.close());

test('a household has as many sockets as one address, however many IPv6 gives it', () => {
  const sockets = new Sockets(Date.now);
  for (let host = 1; host <= SOCKETS.perAddress; host++) {
    const peer: Peer = Reflect.construct(Peer, [null, undefined, {}]); // as one that a server accepts is made
    sockets.accept(peer, `2001:db8::${host.toString(16)}`, async () => ({}));
  }
  expect(() => sockets.admit('2001:db8::ffff')).toThrow('Too many connections');
  expect(() => sockets.admit('2001:db8:0:1::1')).not.toThrow();
});

/** A client that keeps what it is answered. */
async function open(path: string) {
  // Node's own client names itself as a program, which foreign calls take and a tracker's do not.
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`);
  // biome-ignore lint/suspicious/noExplicitAny: what the tests look into is what they claim
  const answers: any[] = [];
  const waiting: (() => void)[] = [];
  socket.addEventListener('message', ({ data }) => {
    answers.push(JSON.parse(String(data)));
    for (const look of waiting) look();
  });
  const closed = new Promise<number>((resolve) => socket.addEventListener('close', ({ code }) => resolve(code)));
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  return {
    socket,
    answers,
    closed,
    send: (frame: unknown) =>
      socket.send(typeof frame === 'string' || frame instanceof Buffer ? frame : JSON.stringify(frame)),
    /** Resolves when there are that many answers. */
    answered: (count: number) =>
      new Promise<void>((resolve) => {
        const look = () => answers.length >= count && resolve();
        waiting.push(look);
        look();
      }),
  };
}

const stored = (session_id: string) =>
  server.behaviour.rows<{ type: string }>('SELECT type FROM events WHERE session_id = {session_id:UUID}', {
    session_id,
  });

const frame = (session_id: string, changes: object = {}) => ({
  tracking_id,
  session_id,
  events: [{ event_type: 'click', timestamp: Date.now(), data: { x: 1, y: 2 } }],
  ...changes,
});

describe('GET /ws/tracking', () => {
  it('answers each frame when its events can be read from the store', async () => {
    const session_id = crypto.randomUUID();
    const client = await open('/ws/tracking');
    client.send(frame(session_id, { seq: 41 }));
    await client.answered(1);
    expect(client.answers).toEqual([{ seq: 41, accepted: 1, rejected: [] }]);
    expect(await stored(session_id)).toHaveLength(1);
    client.socket.close();
  });

  it('numbers frames that have no number, and takes them gzipped', async () => {
    const session_id = crypto.randomUUID();
    const client = await open('/ws/tracking/');
    client.send(frame(session_id));
    client.send(gzipSync(JSON.stringify(frame(session_id, { more: 1 }))));
    await client.answered(2);
    expect(client.answers.map(({ seq }) => seq).sort()).toEqual([1, 2]);
    expect(await stored(session_id)).toHaveLength(2);
    client.socket.close();
  });

  it('knows a session in the frame behind the one that begins it, though neither is waited for', async () => {
    const name = crypto.randomUUID();
    const begins = { ...frame(`s-${name}`), user_identifier: name };
    const { tracking_id: _named, ...goesOn } = frame(`s-${name}`);
    const client = await open('/ws/tracking');
    client.send('{');
    // Compressed, and as large as a frame is at all, it is read long after the next one could have been.
    client.send(gzipSync(JSON.stringify({ ...begins, seq: 2, filling: 'x'.repeat(4_000_000) })));
    client.send({ ...goesOn, seq: 3 });
    await client.answered(3);
    expect(client.answers.toSorted((one, other) => one.seq - other.seq)).toMatchObject([
      { seq: 1, code: 'invalid_json' },
      { seq: 2, accepted: 1 },
      { seq: 3, accepted: 1 },
    ]);
    const rows = await server.behaviour.rows(
      'SELECT uniqExact(session_id) AS sessions FROM events WHERE user_id = {name:String}',
      { name },
    );
    expect(rows).toEqual([{ sessions: 1 }]);
    client.socket.close();
  });

  it('answers a bad frame and keeps the connection', async () => {
    const session_id = crypto.randomUUID();
    const client = await open('/ws/tracking');
    const frames = [
      '{',
      '7',
      { tracking_id: crypto.randomUUID(), events: [] },
      '['.repeat(100_000),
      Buffer.from([0xff]),
    ];
    for (const bad of frames) client.send(bad);
    client.send(frame(session_id, { events: [{ event_type: 'nonsense' }, { event_type: 'click' }] }));
    client.send(frame(session_id, { events: [{ event_type: 'nonsense' }] }));
    await client.answered(7);
    const bySeq = client.answers.toSorted((one, other) => one.seq - other.seq);
    expect(bySeq.map(({ code }) => code)).toEqual([
      'invalid_json',
      'invalid_input',
      'unknown_tracking_id',
      'invalid_input',
      'invalid_utf8',
      undefined,
      undefined,
    ]);
    expect(bySeq.slice(5)).toMatchObject([
      { accepted: 1, rejected: [{ index: 0 }] },
      { accepted: 0, rejected: [{ index: 0, reason: expect.stringContaining('event_type') }] },
    ]);
    client.socket.close();
  });

  it('counts a frame once that is sent again over another connection', async () => {
    const session_id = crypto.randomUUID();
    const given = frame(session_id);
    for (let i = 0; i < 2; i++) {
      const client = await open('/ws/tracking');
      client.send(given);
      await client.answered(1);
      expect(client.answers).toEqual([{ seq: 1, accepted: 1, rejected: [] }]);
      client.socket.close();
      await server.restart();
    }
    expect(await stored(session_id)).toHaveLength(1);
  });

  it('answers all of many frames, of which few are read at a time', async () => {
    const session_id = crypto.randomUUID();
    const client = await open('/ws/tracking');
    const count = SOCKETS.pendingFrames * 10;
    for (let seq = 0; seq < count; seq++) client.send(frame(session_id, { seq }));
    await client.answered(count);
    expect(new Set(client.answers.map(({ seq }) => seq)).size).toBe(count);
    expect(await stored(session_id)).toHaveLength(count);
    client.socket.close();
  });

  it('answers what it has read before it goes, and says goodbye', async () => {
    const session_id = crypto.randomUUID();
    const client = await open('/ws/tracking');
    client.send(frame(session_id));
    client.send('{');
    await client.answered(1); // at once, so the frame before it has been read and waits for the store
    expect(client.answers).toMatchObject([{ seq: 2, code: 'invalid_json' }]);
    await server.restart();
    expect(await client.closed).toBe(1001);
    expect(client.answers).toMatchObject([{ seq: 2 }, { seq: 1, accepted: 1 }]);
    expect(await stored(session_id)).toHaveLength(1);
  });

  it('lets go of one who breaks the protocol, and of no other', async () => {
    const client = await open('/ws/tracking');
    const rude = connect(server.port, '127.0.0.1');
    rude.write(
      'GET /ws/tracking HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: upgrade\r\n' +
        'sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    await new Promise((resolve) => rude.once('data', resolve));
    rude.write(Buffer.from([0xff, 0xff, 0xff, 0xff]));
    await new Promise((resolve) => rude.once('close', resolve));
    client.send(frame(crypto.randomUUID()));
    await client.answered(1);
    expect(client.answers).toMatchObject([{ accepted: 1 }]);
    client.socket.close();
  });

  it('tells who asks without WebSocket what it speaks', async () => {
    for (const url of ['/ws/tracking', '/ws/batches/']) {
      const answer = await server.inject({ url });
      expect([answer.statusCode, answer.json().code]).toEqual([426, 'upgrade_required']);
    }
  });
});

describe('GET /ws/batches', () => {
  const browser = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/146.0.0.0 Safari/537.36' };

  it('answers each batch by its tab and number', async () => {
    // Node's client takes headers beside the protocols, which browsers do not.
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/ws/batches`, { headers: browser } as never);
    // biome-ignore lint/suspicious/noExplicitAny: what the tests look into is what they claim
    const answers: any[] = [];
    const batch = someBatch({ tracking_id });
    const frames = [batch, { ...batch, attempt: 2 }, { ...batch, tracking_id: crypto.randomUUID(), seq: 7 }, 'x'];
    await new Promise<void>((resolve) => {
      socket.addEventListener(
        'message',
        ({ data }) => answers.push(JSON.parse(String(data))) === frames.length && resolve(),
      );
      socket.addEventListener('open', () => {
        for (const one of frames) socket.send(typeof one === 'string' ? one : JSON.stringify(one));
      });
    });
    const { tab_id } = batch;
    expect(answers).toHaveLength(4);
    expect(answers).toEqual(
      expect.arrayContaining([
        { tab_id, seq: 0, status: 202, accepted: 1, rejected: [] },
        { tab_id, seq: 7, status: 404, code: 'unknown_tracking_id', message: expect.any(String) },
        { status: 400, code: 'invalid_json', message: expect.any(String) },
      ]),
    );
    expect(await stored(batch.session_id)).toHaveLength(1);
    socket.close();
  });
});
