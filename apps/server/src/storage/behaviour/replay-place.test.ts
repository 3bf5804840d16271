import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GroupCommit } from '../../ingest/commit.ts';
import { type Behaviour, openBehaviour } from './open.ts';
import { toLine } from './rows.ts';
import { S3_KEYS, startS3 } from './s3.testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'desirepath-places-'));
const AT = Date.UTC(2026, 10, 1);
let s3: Awaited<ReturnType<typeof startS3>>;
let store: Behaviour;

beforeAll(async () => {
  Object.assign(process.env, S3_KEYS);
  s3 = await startS3();
  store = await openBehaviour(folder);
});
afterAll(async () => {
  await store.close();
  await s3.remove();
  for (const key of Object.keys(S3_KEYS)) delete process.env[key];
  rmSync(folder, { recursive: true, force: true });
});

const chunk = (site_id: number) => {
  const [session_id, tab_id, visitor_id] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  const times = { first_at: AT, last_at: AT, received_at: AT };
  return toLine('replay_chunks', {
    site_id,
    session_id,
    tab_id,
    visitor_id,
    seq: 1,
    ...times,
    events: 1,
    payload: '[]',
  });
};
const write = (site: number) => new GroupCommit(store.insert).write({ replay_chunks: [chunk(site)] });
const sites = async () =>
  (
    await store.rows<{ site: number; payload: string }>(
      'SELECT site_id AS site, payload FROM replay_chunks ORDER BY site_id',
    )
  ).map(({ site }) => site);

const FILES_OF_PART = 15;

/** What an asset's content is read back as, by site. */
const pictures = () =>
  store.rows('SELECT site_id AS site, content FROM assets ORDER BY site_id').then((rows) => JSON.stringify(rows));
const keep = (site_id: number) =>
  store.insert(
    'assets',
    Buffer.from(
      toLine('assets', { site_id, hash: 'h', type: 'image/png', bytes: 3, received_at: AT, content64: btoa('png') }),
    ),
  );

const reopen = async (replays?: string, whileClosed = () => {}) => {
  await store.close();
  whileClosed();
  const said: string[] = [];
  store = await openBehaviour(folder, { replays, say: (message) => said.push(message) });
  return said;
};

test('replays move to S3, are written, read and deleted there, outlive it being away, and come back', async () => {
  await write(1);
  await keep(1);
  expect(await reopen(s3.address)).toHaveLength(4);
  expect(s3.files()).toBeGreaterThan(0);
  await write(2);
  await keep(2);
  expect(await sites()).toEqual([1, 2]);

  await s3.leave();
  await write(3); // in the journal
  await expect(sites()).rejects.toMatchObject({ code: 'replays_unavailable' });
  await expect(write(4)).rejects.toMatchObject({ code: 'storage_unavailable' });
  await expect(store.lookup('SELECT seq FROM replay_chunks')).rejects.toMatchObject({ code: 'storage_unavailable' });
  for (const ask of [store.rows, store.lookup])
    expect(await ask('SELECT count() AS count FROM events')).toEqual([{ count: 0 }]);
  await s3.comeBack();
  await expect.poll(sites).toEqual([1, 2, 3]);

  await store.erase('replay_chunks', 'site_id = {site:UInt32}', { site: 2 });
  expect(await sites()).toEqual([1, 3]);
  expect(await reopen(s3.address)).toEqual([]);
  expect(await sites()).toEqual([1, 3]);
  // While it is open, parts that were merged go at any moment.
  await reopen(undefined, () => {
    const schema = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.sql'));
    expect(schema.filter((file) => readFileSync(join(folder, file)).includes(S3_KEYS.AWS_SECRET_ACCESS_KEY))).toEqual(
      [],
    );
    expect(schema.length).toBeGreaterThan(0);
  });
  expect(await sites()).toEqual([1, 3]);
  // An insert that the outage cut off in the middle may have left the files of its part, to which nothing refers.
  expect(s3.files()).toBeLessThan(2 * FILES_OF_PART);
  expect(await pictures()).toBe(JSON.stringify([1, 2].map((site) => ({ site, content: 'png' }))));
});
