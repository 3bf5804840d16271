import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { hostname, networkInterfaces } from 'node:os';
import { OUTGOING } from '@desirepath/contract/limits';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isPublic } from './addresses.ts';
import { createSafeFetch, type SafeFetch } from './safe-fetch.ts';
import { HOSTILE_HOSTS } from './targets.testing.ts';

let canary: Server;
let port: number;
let hits: string[] = [];
let answer: { status: number; headers?: Record<string, string>; body: string };
const posted = { headers: { 'content-type': 'text/plain' }, body: 'x' };
const open = createSafeFetch({ allowPrivate: true });
const closed = createSafeFetch({ allowPrivate: false });

beforeAll(async () => {
  canary = createServer((request, response) => {
    hits.push(`${request.method} ${request.url}`);
    response.writeHead(answer.status, answer.headers).end(answer.body);
  }).listen(0, '::');
  await once(canary, 'listening');
  const address = canary.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterAll(async () => {
  await Promise.all([open.close(), closed.close()]);
  canary.close();
});
beforeEach(() => {
  hits = [];
  answer = { status: 200, body: 'taken' };
});

/** A name that means this, then that. */
function naming(...answers: string[]): SafeFetch {
  let asked = 0;
  // The one of many forms of dns.lookup that is used here.
  const lookup = ((_host: string, _options: object, callback: (error: null, found: object[]) => void) => {
    const address = answers[Math.min(asked++, answers.length - 1)] ?? '';
    setImmediate(callback, null, [{ address, family: address.includes(':') ? 6 : 4 }]);
  }) as unknown as typeof import('node:dns').lookup;
  return createSafeFetch({ allowPrivate: false, lookup });
}

describe('addresses that are not for others', () => {
  const own = Object.values(networkInterfaces()).flatMap((all) => all?.map(({ address }) => address) ?? []);
  const ownHosts = own
    .filter((address) => !address.startsWith('fe80'))
    .map((one) => (one.includes(':') ? `[${one}]` : one));

  test.each([...HOSTILE_HOSTS, ...ownHosts, hostname()])('nothing is sent to %s', async (host) => {
    await expect(closed.post(`http://${host}:${port}/`, posted)).rejects.toMatchObject({ code: 'address_refused' });
    expect(hits).toEqual([]);
  });

  test.each(HOSTILE_HOSTS)('%s is refused before it is kept', async (host) => {
    await expect(closed.check(`http://${host}:${port}/`)).rejects.toMatchObject({ code: 'address_refused' });
  });

  test('the canary sings where it may', async () => {
    expect(await open.post(`http://127.0.0.1:${port}/`, posted)).toEqual({ status: 200, body: 'taken' });
    expect(await open.post(`http://[::1]:${port}/`, posted)).toEqual({ status: 200, body: 'taken' });
    expect(hits).toEqual(['POST /', 'POST /']);
  });
});

test('a name that means another address when it is connected to is refused', async () => {
  const rebinding = naming('93.184.216.34', '127.0.0.1');
  const url = `http://rebind.example:${port}/`;
  await rebinding.check(url);
  await expect(rebinding.post(url, posted)).rejects.toMatchObject({ code: 'address_refused' });
  expect(hits).toEqual([]);
  await rebinding.close();
});

test('redirects are an answer, not a way', async () => {
  answer = { status: 307, headers: { location: `http://127.0.0.1:${port}/inner` }, body: 'this way' };
  expect(await open.post(`http://127.0.0.1:${port}/hook`, posted)).toEqual({ status: 307, body: 'this way' });
  expect(hits).toEqual(['POST /hook']);
});

test('of a long answer the beginning is kept', async () => {
  answer = { status: 200, body: 'x'.repeat(10 * OUTGOING.answerBytes) };
  expect((await open.post(`http://127.0.0.1:${port}/`, posted)).body).toHaveLength(OUTGOING.answerBytes);
});

test.each([
  'ftp://stats.example/',
  'file:///etc/passwd',
  'gopher://stats.example/',
  'http://user:password@stats.example/',
  'http://stats.example:22/',
  'http://stats.example:25/',
  'http://stats.example:6379/',
  'http://stats.example:3306/',
  'nonsense',
])('%s is refused as it is written, even where inner addresses are allowed', async (url) => {
  await expect(open.check(url)).rejects.toMatchObject({ code: 'address_refused' });
  await expect(open.post(url, posted)).rejects.toMatchObject({ code: 'address_refused' });
});

test.each(['1.1.1.1', '93.184.216.34', '2606:4700:4700::1111', '2a00:1450:4001:81b::200e'])(
  'anyone may reach %s',
  (address) => expect(isPublic(address)).toBe(true),
);
