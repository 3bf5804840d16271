import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../settings/config.ts';
import { createServer } from './server.ts';

const MOST = 20;
let app: FastifyInstance;
let port: number;
let sockets: Socket[];
/** Answers what is asked of `/slow`. */
let answer: () => void;
let asked: number;

beforeEach(async () => {
  app = await createServer(readConfig(['--log-level', 'silent'], {}), {
    headersTimeout: 300,
    timeoutCheck: 50,
    connections: MOST,
  });
  const slow = new Promise<void>((resolve) => (answer = resolve));
  app.get('/', async () => 'served');
  asked = 0;
  app.get('/slow', async () => {
    asked += 1;
    await slow;
    return 'served late';
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  port = (app.server.address() as AddressInfo).port; // listening on TCP
  sockets = [];
});
afterEach(async () => {
  answer();
  for (const socket of sockets) socket.destroy();
  await app.close();
});

async function open(said = ''): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {}); // cut off by the server, which is what some of these are for
  sockets.push(socket);
  await once(socket, 'connect');
  socket.write(said);
  return socket;
}

const ask = async (path: string) => open(`GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`);
const heard = async (socket: Socket) => String((await once(socket, 'data'))[0]);

test('a connection whose headers never end is told so, and closed', async () => {
  const dripping = await open('GET / HTTP/1.1\r\nhost: x\r\n');
  const drip = setInterval(() => dripping.write('x-a: b\r\n'), 20);
  const said = await heard(dripping);
  clearInterval(drip);
  expect(said).toMatch(/^HTTP\/1\.1 408 /);
  expect(said).toContain('"code":"request_timeout"');
  await once(dripping, 'close');
});

test('one that never says a word is closed, too', async () => {
  await once((await open()).resume(), 'close');
});

test('whoever holds all connections holds them against themselves: who comes now is served', async () => {
  const held: Socket[] = [];
  for (let index = 0; index < MOST * 3; index++) held.push(await open('GET / HTTP/1.1\r\n'));
  expect(await heard(await ask('/'))).toMatch(/^HTTP\/1\.1 200 .*served$/s);
  await expect.poll(() => held.filter((socket) => socket.closed).length).toBeGreaterThanOrEqual(MOST * 2);
});

test('what is under way is not cut off for those who ask for nothing', async () => {
  const waiting = await ask('/slow');
  await expect.poll(() => asked).toBe(1);
  for (let index = 0; index < MOST * 2; index++) await open();
  answer();
  expect(await heard(waiting)).toMatch(/served late$/);
});

test('where all are at a request, the newest is refused', async () => {
  const busy: Socket[] = [];
  for (let index = 0; index < MOST; index++) busy.push(await ask('/slow'));
  await expect.poll(() => asked).toBe(MOST);
  const refused = await ask('/');
  await once(refused, 'close');
  answer();
  for (const socket of busy) expect(await heard(socket)).toMatch(/served late$/);
});
