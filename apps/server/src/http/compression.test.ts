import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import fastify from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compressJson } from './compression.ts';

const server = fastify();
const items = Array.from({ length: 2_000 }, (_, id) => ({ id, path: `/products/${id}` }));

beforeAll(async () => {
  server.get('/before', () => ({ items }));
  await compressJson(server);
  server.get('/much', () => ({ items }));
  server.get('/some', () => ({ items: items.slice(0, 100) }));
  server.get('/little', () => ({ items: items.slice(0, 3) }));
  server.get('/events', (_request, reply) => reply.type('text/event-stream').send(JSON.stringify(items)));
  server.get('/packed', (_request, reply) =>
    reply.header('content-encoding', 'br').type('application/json').send(Buffer.alloc(5_000)),
  );
  server.post('/said', (request) => request.body);
});
afterAll(() => server.close());

const ask = (url: string, encodings = 'gzip, deflate, br, zstd') =>
  server.inject({ url, headers: { 'accept-encoding': encodings } });

it.each([
  ['gzip, deflate, br, zstd', 'zstd', zstdDecompressSync],
  ['gzip, deflate, br', 'br', brotliDecompressSync],
  ['gzip', 'gzip', gunzipSync],
])('whoever knows %s gets %s, of little and of much', async (known, chosen, unpack) => {
  for (const [url, expected] of [
    ['/some', items.slice(0, 100)],
    ['/much', items],
  ] as const) {
    const { headers, rawPayload } = await ask(url, known);
    expect(headers).toMatchObject({ 'content-encoding': chosen, vary: 'accept-encoding' });
    expect(JSON.parse(unpack(rawPayload).toString())).toEqual({ items: expected });
    expect(rawPayload.length).toBeLessThan(JSON.stringify(expected).length / 3);
  }
});

it.each([
  ['/little', 'what fits into a packet'],
  ['/events', 'streams of events'],
  ['/before', 'routes from before'],
])('leaves %s as it is: %s', async (url) => {
  expect((await ask(url)).headers).not.toHaveProperty('content-encoding');
});

it('leaves what is compressed already, and whoever knows nothing of it', async () => {
  expect((await ask('/packed')).rawPayload).toEqual(Buffer.alloc(5_000));
  expect((await ask('/much', 'identity')).json()).toEqual({ items });
});

it('opens no compressed body', async () => {
  const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
  const { statusCode } = await server.inject({ method: 'POST', url: '/said', headers, body: '{"plain":1}' });
  expect(statusCode).toBe(200); // of what is said to be gzip, nobody has tried to make more
});
