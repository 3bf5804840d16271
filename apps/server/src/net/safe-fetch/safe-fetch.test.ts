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

/** Every name means this, then that; null where it is not known. */
function naming(answers: (string[] | null)[], allowPrivate = false): SafeFetch {
  let asked = 0;
  // The one of many forms of dns.lookup that is used here.
  const lookup = ((_host: string, _options: object, callback: (error: Error | null, found?: object[]) => void) => {
    const addresses = answers[Math.min(asked++, answers.length - 1)];
    if (!addresses) return setImmediate(callback, new Error('ENOTFOUND'));
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    setImmediate(callback, null, found);
  }) as unknown as typeof import('node:dns').lookup;
  return createSafeFetch({ allowPrivate, lookup });
}

const refused = (message: RegExp) =>
  expect.objectContaining({ code: 'address_refused', message: expect.stringMatching(message) });

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
  const rebinding = naming([['93.184.216.34'], ['127.0.0.1']]);
  const url = `http://rebind.example:${port}/`;
  await rebinding.check(url);
  await expect(rebinding.post(url, posted)).rejects.toEqual(refused(/^rebind.example is not .* public internet/));
  expect(hits).toEqual([]);
  await rebinding.close();
});

test.each([
  ['first', ['127.0.0.1', '93.184.216.34']],
  ['last', ['93.184.216.34', '127.0.0.1']],
])('a name that has an inner address among others is refused, also where that is the %s', async (_where, addresses) => {
  const both = naming([addresses]);
  const url = `http://both.example:${port}/`;
  await expect(both.check(url)).rejects.toEqual(refused(/^both.example is not .* public internet/));
  await expect(both.post(url, posted)).rejects.toEqual(refused(/^both.example/));
  expect(hits).toEqual([]);
  await both.close();
});

test('a name that nobody knows may be kept, and is told when something is to be sent', async () => {
  for (const [found, problem] of [
    [null, 'ENOTFOUND'],
    [[], 'nobody.example has no address'],
  ] as const) {
    const unknown = naming([found && [...found]]);
    await unknown.check('https://nobody.example/');
    await expect(unknown.post('https://nobody.example/', posted)).rejects.toThrow(problem);
    await unknown.close();
  }
});

test('the next address of a name is taken where nobody listens at the first', async () => {
  const several = naming([['127.0.0.2', '127.0.0.1']], true);
  const listening = createServer((_request, response) => response.end('here')).listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  const own = typeof address === 'object' && address ? address.port : 0;
  expect(await several.post(`http://several.example:${own}/`, posted)).toEqual({ status: 200, body: 'here' });
  await several.close();
  listening.close();
});

test('nothing is sent for whoever no longer waits, and nothing once the door is closed', async () => {
  const url = `http://127.0.0.1:${port}/`;
  await expect(open.post(url, { ...posted, signal: AbortSignal.abort() })).rejects.toThrow(/abort/);
  const own = createSafeFetch({ allowPrivate: true });
  await own.close();
  await own.post(url, posted);
  await own.close();
  await expect(own.post(url, posted)).rejects.toThrow(/destroyed/);
  expect(hits).toEqual(['POST /']);
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

test('an answer that never ends is left where enough of it has come', async () => {
  const endless = createServer((_request, response) => response.write('x'.repeat(OUTGOING.answerBytes)));
  endless.listen(0, '127.0.0.1');
  await once(endless, 'listening');
  const address = endless.address();
  const own = typeof address === 'object' && address ? address.port : 0;
  expect((await open.post(`http://127.0.0.1:${own}/`, posted)).body).toHaveLength(OUTGOING.answerBytes);
  endless.close();
});

test('an answer that breaks off was given: its status says whether what was sent was taken', async () => {
  const broken = createServer((_request, response) => {
    response.writeHead(200, { 'content-length': 100 }).write('take', () => response.destroy());
  });
  broken.listen(0, '127.0.0.1');
  await once(broken, 'listening');
  const address = broken.address();
  const own = typeof address === 'object' && address ? address.port : 0;
  expect(await open.post(`http://127.0.0.1:${own}/`, posted)).toEqual({ status: 200, body: 'take' });
  broken.close();
});

test.each([
  ['ftp://stats.example/', /http and https/],
  ['file:///etc/passwd', /http and https/],
  ['gopher://stats.example/', /http and https/],
  ['http://user:password@stats.example/', /name or password/],
  ['http://user@stats.example/', /name or password/],
  ['http://:password@stats.example/', /name or password/],
  ['http://stats.example:22/', /Port 22 /],
  ['https://stats.example:25/', /Port 25 /],
  ['http://stats.example:1023/', /Port 1023 /],
  ['http://stats.example:6379/', /Port 6379 /],
  ['http://stats.example:3306/', /Port 3306 /],
  ['nonsense', /not an address/],
])('%s is refused as it is written, even where inner addresses are allowed', async (url, why) => {
  await expect(open.check(url)).rejects.toEqual(refused(why));
  await expect(open.post(url, posted)).rejects.toEqual(refused(why));
});

test.each(['http://h/', 'https://h/', 'http://h:443/', 'https://h:80/', 'http://h:1024/', 'https://h:8443/?x'])(
  '%s may be looked up',
  async (url) => {
    const named = naming([['93.184.216.34']]);
    await expect(named.check(url)).resolves.toBeUndefined();
  },
);

test.each(['1.1.1.1', '93.184.216.34', '2606:4700:4700::1111', '2a00:1450:4001:81b::200e'])(
  'anyone may reach %s, unless it is of this very machine',
  (address) => {
    expect(isPublic(address)).toBe(true);
    expect(isPublic(address, ['10.0.0.1', 'nonsense', address.toUpperCase()])).toBe(false);
    expect(isPublic(address, ['10.0.0.1', '2.2.2.2'])).toBe(true);
  },
);

test('nobody may reach what is no address', () => expect(isPublic('stats.example')).toBe(false));
