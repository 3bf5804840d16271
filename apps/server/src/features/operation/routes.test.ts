import type { ServerStatus } from '@desirepath/contract/operation';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRecords } from '../../storage/records/open.ts';
import { placeFor } from '../../storage/records/places.testing.ts';
import { serveApp } from '../../testing/serve-app.testing.ts';
import { serverOf } from './folder.ts';
import { insertSample } from './queries.ts';

const DAY = 24 * 60 * 60 * 1000;

let served: Awaited<ReturnType<typeof serveApp>>;
beforeAll(async () => {
  served = await serveApp();
});
afterAll(() => served.close());

const status = async () => (await served.call('GET', '/operation/status')).json<ServerStatus>();

test('whoever owns the installation sees what arrives, what waits and what is stored', async () => {
  await served.visit([{ type: 'page_view' }, { type: 'page_view' }]);
  const { ingest, queue, stores, disk, memory_bytes } = await status();
  expect(ingest.minutes.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(2);
  expect(ingest.waiting_bytes).toBe(0);
  expect(stores.find(({ name }) => name === 'events')).toMatchObject({ store: 'behaviour', rows: 2 });
  expect(stores.map(({ bytes }) => bytes)).toEqual(stores.map(({ bytes }) => bytes).toSorted((a, b) => b - a));
  expect(queue).toMatchObject({ failed: 0 });
  expect(disk.free_bytes).toBeGreaterThan(0);
  expect(disk.total_bytes).toBeGreaterThanOrEqual(disk.free_bytes);
  expect(memory_bytes).toBeGreaterThan(50e6);
});

test('when the disk will be full is told once it was seen for a day', async () => {
  expect((await status()).disk).toMatchObject({ filling_a_day: null, full_at: null });
  const { free_bytes } = (await status()).disk;
  const records = await openRecords(await placeFor(served.folder));
  await insertSample(records, serverOf(served.folder), { at: Date.now() - 2 * DAY, free_bytes: free_bytes * 3 });
  await records.destroy();
  const { filling_a_day, full_at } = (await status()).disk;
  expect(filling_a_day).toBeGreaterThan(free_bytes / 2);
  expect(Date.parse(full_at ?? '')).toBeLessThan(Date.now() + 2 * DAY);
});

test('it is nobody else’s business, not even that of the owner of another team', async () => {
  const eve = await served.signUp('eve@example.com');
  const answer = await served.call('GET', '/operation/status', undefined, eve);
  expect([answer.statusCode, answer.json().code]).toEqual([403, 'not_the_owner']);
  expect((await served.call('GET', '/auth/me', undefined, eve)).json()).toMatchObject({ owns_installation: false });
  expect((await served.call('GET', '/auth/me')).json()).toMatchObject({ owns_installation: true });
});
