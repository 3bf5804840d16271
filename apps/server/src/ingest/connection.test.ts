import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { SOCKETS } from '@desirepath/contract/limits';
import type { FastifyInstance } from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { createServer } from '../http/server.ts';
import { readConfig } from '../settings/config.ts';
import { type Serve, Sockets } from './sockets.ts';

const running: FastifyInstance[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((app) => app.close()));
});

/** A server that answers frames as it is told to, and a client of it. */
async function connect(serve: Serve, clock: () => number = Date.now) {
  const app = await createServer(readConfig(['--log-level', 'silent'], {}));
  const sockets = new Sockets(clock);
  await sockets.register(app);
  app.get('/socket', { websocket: true }, (socket, request) => sockets.accept(socket, request.ip, serve));
  await app.listen({ port: 0, host: '127.0.0.1' });
  running.push(app);
  const { port } = app.server.address() as AddressInfo; // listening on TCP
  const client = new WebSocket(`ws://127.0.0.1:${port}/socket`);
  await new Promise((resolve) => client.addEventListener('open', resolve));
  return { app, client, sockets };
}

test('reads no more frames than it may keep waiting, and goes on when they are answered', async () => {
  const waiting: (() => void)[] = [];
  let served = 0;
  let answered = 0;
  const { client } = await connect((_frame, place) => {
    served += 1;
    return new Promise((resolve) => waiting.push(() => resolve({ place })));
  });
  const all = new Promise<void>((resolve) => {
    client.addEventListener('message', () => {
      answered += 1;
      if (answered === 200) resolve();
    });
  });
  // Larger than what comes with one read of the socket, which is not stopped in its midst.
  const frame = 'x'.repeat(100_000);
  for (let i = 0; i < 200; i++) client.send(frame);
  while (served < SOCKETS.pendingFrames) await setImmediate();
  for (let turn = 0; turn < 500; turn++) await setImmediate();
  expect(served).toBe(SOCKETS.pendingFrames);
  while (answered < 200) {
    for (const resolve of waiting.splice(0)) resolve();
    await setImmediate();
  }
  await all;
  expect(served).toBe(200);
});

test('refuses connections beyond those of one address, and takes them when others have gone', async () => {
  const { client, sockets } = await connect(async () => ({}));
  const [{ host }] = [new URL(client.url)];
  const others: WebSocket[] = [];
  for (let i = 1; i < SOCKETS.perAddress; i++) {
    const other = new WebSocket(`ws://${host}/socket`);
    await new Promise((resolve) => other.addEventListener('open', resolve));
    others.push(other);
  }
  expect(() => sockets.admit('127.0.0.1')).toThrow(expect.objectContaining({ code: 'too_many_sockets' }));
  expect(() => sockets.admit('127.0.0.2')).not.toThrow();
  const gone = new Promise((resolve) => others[0]?.addEventListener('close', resolve));
  others[0]?.close();
  await gone;
  while (isFull(sockets)) await setImmediate();
});

const isFull = (sockets: Sockets) => {
  try {
    sockets.admit('127.0.0.1');
    return false;
  } catch {
    return true; // it refuses with one error only, as the test above says
  }
};

test('lets go of who gives no sign of life', async () => {
  let now = 0;
  const { client, sockets } = await connect(
    async () => ({}),
    () => now,
  );
  const closed = new Promise((resolve) => client.addEventListener('close', resolve));
  sockets.feelPulse();
  now = SOCKETS.silentFor + 1;
  sockets.feelPulse();
  await closed;
});
