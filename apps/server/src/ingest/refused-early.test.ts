import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveApp } from '../testing/serve-app.testing.ts';

let served: Awaited<ReturnType<typeof serveApp>>;
let local: string;
beforeAll(async () => {
  served = await serveApp('--rate-limit-ip', '1', '--port', '0'); // so that 20 events are all that may come at once
  ({ local } = await served.app.start());
});
afterAll(() => served.close());

const send = (body: string | null, from: string, method: 'POST' | 'OPTIONS' = 'POST') =>
  fetch(`${local}/api/track/batches?v=1`, {
    method,
    headers: { 'content-type': 'text/plain', 'x-forwarded-for': from },
    body,
  });
const statusOf = async (...sent: Parameters<typeof send>) => (await send(...sent)).status;

test('what cannot be read counts as a batch does: who goes on is refused before it is read', async () => {
  expect(await statusOf('{', '203.0.113.1')).toBe(400);
  const refused = await send('{', '203.0.113.1');
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(1);
  expect(await refused.json()).toMatchObject({ code: 'rate_limited' });
  expect(await statusOf('{', '203.0.113.2')).toBe(400);
});

test('so does what is for no site', async () => {
  const [tracking_id, visitor_id, session_id, tab_id] = Array.from({ length: 4 }, () => crypto.randomUUID());
  const head = { tracking_id, visitor_id, session_id, tab_id, seq: 0, attempt: 1, sent_at: Date.now() };
  const batch = JSON.stringify({ ...head, events: [] });
  expect(await statusOf(batch, '203.0.113.4')).toBe(404);
  expect(await statusOf(batch, '203.0.113.4')).toBe(429);
});

test('whoever has spent what they may still learns why, for the preflight is answered', async () => {
  await send('{', '203.0.113.3');
  expect(await statusOf(null, '203.0.113.3', 'OPTIONS')).toBe(204);
});

test('a body that is announced as too large is refused before it comes, and so is the rest of its connection', async () => {
  const { port } = new URL(local);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write('POST /api/track/batches HTTP/1.1\r\nhost: x\r\ncontent-length: 100000000\r\n\r\n{');
  const said = await text(socket);
  expect(said).toMatch(/^HTTP\/1\.1 413 /);
  expect(said).toMatch(/^access-control-allow-origin: \*\r$/m);
  expect(said).toMatch(/^connection: close\r$/m);
  expect(said).toContain('"code":"body_too_large"');
});
