import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveApp } from '../testing/serve-app.testing.ts';

let served: Awaited<ReturnType<typeof serveApp>>;
beforeAll(async () => {
  served = await serveApp('--rate-limit-ip', '1', '--port', '0'); // so that 20 events are all that may come at once
});
afterAll(() => served.close());

const send = async (payload: string, from: string, method: 'POST' | 'OPTIONS' = 'POST') => {
  const headers = { 'content-type': 'text/plain', 'x-forwarded-for': from };
  return (await served.app.inject({ method, url: '/api/track/batches', headers, payload })).statusCode;
};

test('what cannot be read counts as a batch does: who goes on is refused before it is read', async () => {
  expect(await send('{', '203.0.113.1')).toBe(400);
  expect(await send('{', '203.0.113.1')).toBe(429);
  expect(await send('{', '203.0.113.2')).toBe(400);
});

test('whoever has spent what they may still learns why, for the preflight is answered', async () => {
  await send('{', '203.0.113.3');
  expect(await send('', '203.0.113.3', 'OPTIONS')).toBe(204);
});

test('a body that is announced as too large is refused before it comes, and so is the rest of its connection', async () => {
  const { local } = await served.app.start();
  const { port } = new URL(local);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write('POST /api/track/batches HTTP/1.1\r\nhost: x\r\ncontent-length: 100000000\r\n\r\n{');
  const said = await text(socket);
  expect(said).toMatch(/^HTTP\/1\.1 413 /);
  expect(said).toMatch(/^access-control-allow-origin: \*\r$/m);
  expect(said).toMatch(/^connection: close\r$/m);
  expect(said).toContain('"code":"body_too_large"');
});
