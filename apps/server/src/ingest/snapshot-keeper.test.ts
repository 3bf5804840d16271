import { SNAPSHOTS } from '@desirepath/contract/limits';
import { SERVER_TIMING_SNAPSHOT } from '@desirepath/contract/tracking';
import { encodeEvents } from '@desirepath/replay-format/write-events';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type IngestServer, startIngestServer } from './ingest-server.testing.ts';
import { someBatch, someEvent } from './receiver.testing.ts';

let server: IngestServer;
let now = Date.now();
beforeAll(async () => {
  server = await startIngestServer({ query_keys: ['id'], excluded_paths: ['/admin*'] }, () => now);
});
afterAll(() => server.close());

const URL_A = 'https://shop.example/a?id=7&secret=1';

/** A view of a page, and whether its answer asks for a snapshot. */
async function view(url = URL_A): Promise<boolean> {
  const events = [someEvent({ url, at: now })];
  const { status, headers } = await server.post(
    '/api/track/batches',
    someBatch({ tracking_id: server.site.tracking_id, sent_at: now, events }),
  );
  expect(status).toBe(202);
  return headers['server-timing'] === SERVER_TIMING_SNAPSHOT;
}

const shown = (url: string) => [
  { type: 4, timestamp: 5, data: { href: url, width: 800, height: 600 } },
  { type: 2, timestamp: 5, data: { node: { tagName: 'p' }, initialOffset: {} } },
];
const offer = (given: object = {}) =>
  server.post('/api/track/snapshots', { tracking_id: server.site.tracking_id, url: URL_A, ...given });
const send = (given: object = {}) =>
  offer({ replay: { page_id: crypto.randomUUID(), events: shown(URL_A) }, ...given });
const kept = () =>
  server.behaviour.rows<{ path: string; query: string; state: string }>(
    'SELECT DISTINCT path, query, state, state_label FROM page_snapshots ORDER BY state',
  );

it('one visitor at a time is asked for a page without a snapshot of today, until one has come', async () => {
  // What there is of it is looked up first.
  await vi.waitFor(async () => expect(await view()).toBe(true), 30_000);
  expect(await view()).toBe(false);
  now += SNAPSHOTS.askAgain;
  expect(await view()).toBe(true);
  expect((await send()).body).toEqual({ wanted: false });
  expect(await kept()).toEqual([{ path: '/a', query: 'id=7', state: '', state_label: '' }]);
  now += SNAPSHOTS.freshFor - 1;
  expect(await view()).toBe(false);
  now += 1;
  expect(await view()).toBe(true);
});

it('a restarted server knows what there is', async () => {
  await send();
  await server.restart();
  for (let time = 0; time < 3; time++) expect(await view()).toBe(false);
});

it('each state is wanted once a day, and kept beside the page as it comes', async () => {
  const state = { key: 'abc', label: 'dialog Sign in' };
  expect((await offer({ state })).body).toEqual({ wanted: true });
  await send({ state });
  expect((await offer({ state })).body).toEqual({ wanted: false });
  expect(await kept()).toMatchObject([{ state: '' }, { state: 'abc', state_label: 'dialog Sign in' }]);
});

it('what nobody was asked for is not kept, nor a second one, nor one that comes late', async () => {
  const before = await kept();
  const taken = () => server.behaviour.rows('SELECT taken_at FROM page_snapshots FINAL ORDER BY state, taken_at');
  const times = await taken();
  await send();
  await send({ state: { key: 'abc', label: 'dialog Sign in' } });
  await send({ state: { key: 'made up', label: '' } });
  const state = { key: 'late', label: '' };
  expect((await offer({ state })).body).toEqual({ wanted: true });
  now += SNAPSHOTS.sentWithin + 1;
  await send({ state });
  expect(await kept()).toEqual(before);
  expect(await taken()).toEqual(times);
});

it('a page has no more states than people look through, whoever makes them up', async () => {
  const asked = [];
  for (let index = 0; index <= SNAPSHOTS.states; index++) {
    const state = { key: `made-${index}`, label: '' };
    const { body } = await offer({ state });
    asked.push(body);
    await send({ state });
  }
  expect(asked.at(0)).toEqual({ wanted: true });
  expect(asked.at(-1)).toEqual({ wanted: false });
  expect(await kept()).toHaveLength(SNAPSHOTS.states);
});

it('nothing is wanted or kept of excluded pages, of robots, and where the site wants none', async () => {
  const before = await kept();
  const secret = 'https://shop.example/admin/x';
  expect((await offer({ url: secret, state: { key: 'x', label: '' } })).body).toEqual({ wanted: false });
  await send({ url: secret });
  await send({ replay: { page_id: crypto.randomUUID(), events: shown(secret) } });
  await server.post(
    '/api/track/snapshots',
    { tracking_id: server.site.tracking_id, url: URL_A },
    { 'user-agent': 'curl/8' },
  );
  expect(await kept()).toEqual(before);
});

it.each([
  ['nobody’s', { tracking_id: crypto.randomUUID() }, 404],
  ['no page', { url: 'about:blank' }, 400],
  ['a state without end', { state: { key: 'x'.repeat(300), label: '' } }, 400],
])('what is %s is refused', async (_, given, status) => {
  expect((await offer(given)).status).toBe(status);
});

it('a page in our own format of recordings is kept as the events it stands for', async () => {
  const url = 'https://shop.example/written';
  const node = { type: 0 as const, id: 1, childNodes: [] };
  const written = encodeEvents([
    { type: 4, timestamp: 5, data: { href: url, width: 800, height: 600 } },
    { type: 2, timestamp: 5, data: { node, initialOffset: { left: 0, top: 0 } } },
  ]);
  await offer({ url });
  const replay = { page_id: crypto.randomUUID(), format: 1, ...JSON.parse(`{${written}}`) };
  expect((await offer({ url, replay })).status).toBe(202);
  const [row] = await server.behaviour.rows<{ payload: string }>(
    "SELECT payload FROM page_snapshots WHERE path = '/written'",
  );
  expect(JSON.parse(row?.payload ?? '')).toMatchObject([
    { type: 4, data: { href: url } },
    { type: 2, data: { node } },
  ]);
});
