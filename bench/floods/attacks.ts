import { type ClientRequest, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';

/** Goes on until it is told to stop. */
export type Attack = (url: URL, stop: AbortSignal) => Promise<void>;

/** All of it comes from one address, which no visitor has. */
const FROM = { 'x-forwarded-for': '203.0.113.99' };
const CONNECTIONS = 1_000;
/** Requests a second: a hundred times what a visitor's page sends. */
const RATE = 1_000;

/** Keeps so many connections open, and says something on each again and again. One that is closed is opened anew. */
const hold =
  (opening: string, drip: string): Attack =>
  async (url, stop) => {
    const open = new Set<Socket>();
    while (!stop.aborted) {
      while (open.size < CONNECTIONS) {
        const socket = connect(Number(url.port), url.hostname);
        open.add(socket);
        socket.on('error', () => {}); // closed by the server, as it should be
        socket.once('close', () => open.delete(socket));
        socket.write(opening);
      }
      await sleep(1_000);
      if (drip) for (const socket of open) socket.write(drip);
    }
    for (const socket of open) socket.destroy();
  };

interface Sent {
  path: string;
  body: string | Buffer;
  headers?: Record<string, string>;
}

/** Sends the same again and again, whatever is answered. */
const flood =
  ({ path, body, headers }: Sent): Attack =>
  async (url, stop) => {
    const pool = new Pool(url.origin, { connections: 32 });
    const startedAt = performance.now();
    let sent = 0;
    const lane = async () => {
      while (!stop.aborted) {
        await sleep(Math.max(0, startedAt + (sent++ / RATE) * 1_000 - performance.now()));
        const all = { 'content-type': 'application/json', ...FROM, ...headers };
        const answer = await pool.request({ method: 'POST', path, headers: all, body }).catch(() => undefined); // cut off: as good
        await answer?.body.dump().catch(() => undefined);
      }
    };
    await Promise.all(Array.from({ length: 128 }, lane));
    await pool.destroy();
  };

/** Announces bodies that are too large, and sends the beginning of each. */
const tooLarge: Attack = async (url, stop) => {
  const under = new Set<ClientRequest>();
  while (!stop.aborted) {
    for (let index = 0; index < RATE / 10; index++) {
      const headers = { ...FROM, 'content-type': 'text/plain', 'content-length': '100000000' };
      const sending = request(new URL('/api/track/batches', url), { method: 'POST', headers, agent: false });
      under.add(sending);
      sending.on('response', () => sending.destroy());
      sending.on('error', () => {}); // cut off, as it should be
      sending.once('close', () => under.delete(sending));
      sending.write('x'.repeat(1_000));
    }
    await sleep(100);
  }
  for (const sending of under) sending.destroy();
};

const someBody = JSON.stringify({ tracking_id: '00000000-0000-4000-8000-000000000000', events: [] });
const credentials = JSON.stringify({ email: 'bench@example.com', password: 'not this one' });

/** By what the table calls them. */
export const ATTACKS: Record<string, Attack> = {
  '1,000 connections whose headers never end': hold('POST /api/track/batches HTTP/1.1\r\nhost: x\r\n', 'x-a: b\r\n'),
  '1,000 connections whose bodies never end': hold(
    'POST /api/track/batches HTTP/1.1\r\nhost: x\r\ncontent-length: 60000\r\n\r\n',
    ' ',
  ),
  '1,000 idle connections': hold('', ''),
  '1,000 batches/s of one address': flood({ path: '/api/track/batches', body: someBody }),
  '1,000 bodies/s that are no JSON': flood({ path: '/api/track/batches', body: '{'.repeat(2_000) }),
  '1,000 bodies/s that are too large': tooLarge,
  '1,000 guesses/s of a password': flood({ path: '/api/auth/login', body: credentials }),
  '1,000 guesses/s of a token': flood({ path: '/api/funnels', body: '{}', headers: { authorization: 'Bearer no' } }),
};
