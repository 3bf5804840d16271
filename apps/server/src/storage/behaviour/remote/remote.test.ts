import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { GroupCommit } from '../../../ingest/commit.ts';
import { CLUSTER } from '../../../testing/gateway/engine.testing.ts';
import { type Gateway, startGateway } from '../../../testing/gateway/start.testing.ts';
import { moveBehaviour } from '../move.ts';
import { type Behaviour, openBehaviour } from '../open.ts';
import { type Row, toLine } from '../rows.ts';
import { S3_KEYS, startS3 } from '../s3.testing.ts';

/*
 * What a server over HTTP has that the engine within our process has not. All else it must do as well: DESIREPATH_TEST_BEHAVIOUR=gateway runs every test
 * of the server on it.
 */

const PASSWORD = 'only for tests';
let gateway: Gateway;
let s3: Awaited<ReturnType<typeof startS3>>;
let store: Behaviour;

beforeAll(async () => {
  Object.assign(process.env, S3_KEYS); // of the server: it is the one that reads and writes there
  s3 = await startS3();
  gateway = await startGateway({ password: PASSWORD, forbidden: ['max_memory_usage'] });
  store = await openBehaviour({ url: gateway.url('one') });
});
afterAll(async () => {
  await store.close();
  await gateway.remove();
  await s3.remove();
  for (const key of Object.keys(S3_KEYS)) delete process.env[key];
});

const AT = Date.UTC(2026, 5, 1, 12);

const someRow = (changes: Row<'events'> = {}): Row<'events'> => ({
  site_id: 1,
  visitor_id: crypto.randomUUID(),
  session_id: crypto.randomUUID(),
  tab_id: crypto.randomUUID(),
  seq: 1,
  at: AT,
  received_at: AT,
  type: 'page_view',
  path: '/',
  ...changes,
});
const insert = (into: Behaviour, ...rows: Row<'events'>[]) =>
  into.insert('events', Buffer.from(rows.map((row) => toLine('events', row)).join('\n')));
const count = async (of: Behaviour, table = 'events') =>
  (await of.rows<{ rows: number }>(`SELECT count() AS rows FROM ${table}`))[0]?.rows;

it('what a user may not set is left to the server, and said once', async () => {
  const said: string[] = [];
  const again = await openBehaviour({ url: gateway.url('one') }, { say: (message) => said.push(message) });
  await again.close();
  expect(said.every((message) => message.includes('max_memory_usage'))).toBe(true);
  expect(said).not.toEqual([]);
});

it.each([
  ['nobody is there', (url: string) => url.replace(/:\d+\//, ':9/'), 'behaviour_away'],
  ['the password is another', (url: string) => url.replace(encodeURIComponent(PASSWORD), 'wrong'), 'behaviour_refused'],
])('a start is refused in words where %s', async (_, changed, code) => {
  const failed = openBehaviour({ url: changed(new URL(gateway.url('one')).href) });
  await expect(failed).rejects.toMatchObject({ code });
  await expect(failed).rejects.not.toThrow(PASSWORD);
});

it('an insert whose answer is lost is sent again and counts once', async () => {
  const before = Number(await count(store));
  gateway.loseAnswers(1);
  await insert(store, someRow(), someRow());
  expect(await count(store)).toBe(before + 2);
});

it('the same rows written twice on purpose count twice', async () => {
  const row = { site_id: 1, day: '2026-06-01', reason: 'speed', batches: 1, events: 7 };
  for (const _ of [1, 2]) await store.insert('robots', Buffer.from(toLine('robots', row)));
  expect(await store.rows('SELECT sum(events) AS events FROM robots')).toEqual([{ events: 14 }]);
});

it('servers that start together on a new database make it once', async () => {
  const url = gateway.url('together');
  const stores = await Promise.all([1, 2, 3].map(() => openBehaviour({ url })));
  const [first] = stores;
  expect(await first?.rows('SELECT name FROM migrations GROUP BY name HAVING count() > 1')).toEqual([]);
  expect(
    await first?.rows("SELECT 1 FROM system.tables WHERE database = 'together' AND name = 'migration_turn'"),
  ).toEqual([]);
  for (const each of stores) await each.close();
});

it('sessions of a server that was killed are counted by another, and those under way are left alone', async () => {
  const now = AT + 20 * 60_000;
  const [left, going] = [crypto.randomUUID(), crypto.randomUUID()];
  await insert(
    store,
    someRow({ session_id: left, received_at: now - 5 * 60_000 }),
    someRow({ session_id: going, received_at: now - 1_000 }),
  );
  for (const _ of [1, 2]) await store.mend?.(now);
  const rows = await store.rows(
    `SELECT session_id, sum(s.events) AS events FROM sessions AS s
     WHERE session_id IN {ids:Array(UUID)} GROUP BY session_id`,
    { ids: [left, going] },
  );
  expect(rows).toEqual([{ session_id: left, events: 1 }]);
});

it('recordings are in S3 behind a disk of the server, and come back to where all else is', async () => {
  const url = gateway.url('watched');
  const chunk = {
    site_id: 1,
    session_id: crypto.randomUUID(),
    seq: 1,
    first_at: AT,
    last_at: AT,
    received_at: AT,
    payload: '[]',
  };
  const there = await openBehaviour({ url }, { replays: s3.address });
  await there.insert('replay_chunks', Buffer.from(toLine('replay_chunks', chunk)));
  expect(await there.rows('SELECT payload FROM replay_chunks')).toEqual([{ payload: '[]' }]);
  expect(s3.files()).toBeGreaterThan(0);
  expect(await count(there, 'system.filesystem_cache')).toBeGreaterThan(0);
  await there.close();
  const back = await openBehaviour({ url });
  expect(await back.rows('SELECT payload FROM replay_chunks')).toEqual([{ payload: '[]' }]);
  expect(s3.files()).toBe(0);
  await back.close();
});

it('tables as a cluster has them take rows, answer, are counted anew and deleted from', async () => {
  const spread = await openBehaviour({ url: gateway.url('spread'), cluster: CLUSTER });
  const [kept, gone] = [someRow(), someRow()];
  const { seq: _seq, at: _at, type: _type, ...shared } = kept;
  const batch = { ...shared, seq: [1, 2], at: [AT, AT + 1], type: ['page_view', 'click'] };
  await spread.insert('event_batches', Buffer.from(toLine('event_batches', batch)));
  await insert(spread, gone);
  await spread.mend?.(AT + 4 * 60_000);
  const found = 'SELECT session_id, sum(s.events) AS events FROM sessions AS s GROUP BY session_id';
  expect(await spread.rows(`${found} HAVING events = 2`)).toEqual([{ session_id: kept.session_id, events: 2 }]);
  expect(await spread.lookup('SELECT DISTINCT tab_id FROM events WHERE seq = 2')).toEqual([{ tab_id: kept.tab_id }]);
  await spread.erase('events', 'session_id IN (SELECT session_id FROM sessions WHERE session_id = {id:UUID})', {
    id: gone.session_id,
  });
  expect(await count(spread)).toBe(2);
  const parts =
    "SELECT sum(rows) AS rows FROM system.parts WHERE active AND database = currentDatabase() AND table = 'events'";
  expect(await spread.rows(parts)).toEqual([{ rows: 2 }]);
  await spread.close();
});

it('while the server is away all are told so, and afterwards everything goes on', async () => {
  const before = await count(store);
  await gateway.leave();
  await expect(store.rows('SELECT 1')).rejects.toMatchObject({ code: 'storage_unavailable' });
  await expect(store.ping()).rejects.toMatchObject({ code: 'storage_unavailable' });
  const commit = new GroupCommit(store.insert);
  const write = () =>
    commit.write({ identities: [toLine('identities', { site_id: 1, visitor_id: crypto.randomUUID() })] });
  await expect(write()).rejects.toMatchObject({ code: 'storage_unavailable' });
  await gateway.comeBack();
  await write();
  await store.ping();
  expect(await count(store)).toBe(before);
});

it('an embedded store moves over, also when it is cut off in between, and holds the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'desirepath-move-'));
  try {
    const source = await openBehaviour(folder);
    const months = [0, 31, 62].map((days) => AT + days * 86_400_000);
    // The engine keeps their members in an order of its own, which is not the same after a move.
    const kinds = [
      { plan: 'pro', price: 1.5, list: [1, 'two', null], deep: { 'a.b': true } },
      { field: 'email', kind: 'email', filled: true, hesitated: 481, pasted: false, refills: 0 },
      { quantity: 1, product: 'vase', price: 58 },
      {},
    ];
    const rows = months.flatMap((at) =>
      Array.from({ length: 500 }, (_, seq) => someRow({ seq, at: at + seq, props: kinds[seq % kinds.length] })),
    );
    for (const kind of kinds) await insert(source, ...rows.filter(({ props }) => props === kind));
    await source.recover(400 * 86_400_000);
    await source.insert(
      'assets',
      Buffer.from(toLine('assets', { site_id: 1, hash: 'h', bytes: 3, content64: btoa('png') })),
    );
    const answers = await source.rows('SELECT * FROM events ORDER BY at, tab_id');
    await source.close();

    const to = { url: gateway.url('moved') };
    const cut = new AbortController();
    const move = (signal: AbortSignal) => moveBehaviour({ folder, to, say: () => cut.abort(), signal });
    await expect(move(cut.signal)).rejects.toThrow();
    // A server would measure what the move then deletes.
    await expect(openBehaviour(to)).rejects.toMatchObject({ code: 'move_unfinished' });
    const fingerprints = await move(new AbortController().signal);
    expect(fingerprints['behaviour.events']?.rows).toBe(1_500);

    const moved = await openBehaviour(to);
    expect(await moved.rows('SELECT * FROM events ORDER BY at, tab_id')).toEqual(answers);
    expect(await moved.rows('SELECT content FROM assets')).toEqual([{ content: 'png' }]);
    const csv = await moved.export('SELECT count() FROM sessions FINAL', {}, 'CSV', new AbortController().signal);
    expect(await text(csv)).toBe('1500\n');
    await moved.close();
    // Nothing says any more that what is there is of a move.
    await expect(move(new AbortController().signal)).rejects.toMatchObject({ code: 'store_not_empty' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
