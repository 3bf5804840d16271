import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { embeddedDriver } from '../embedded/driver.ts';
import { type Behaviour, openStore } from '../open.ts';
import { type Row, toLine } from '../rows.ts';
import { Journal } from './journal.ts';

const AT = Date.UTC(2026, 10, 30, 23, 59, 59, 999);
const root = mkdtempSync(join(tmpdir(), 'desirepath-journal-'));

/** A store whose inserts wait for the engine. */
let store: Behaviour;
beforeAll(async () => {
  const driver = await embeddedDriver(join(root, 'store'), { replays: undefined, memoryMb: undefined });
  store = await openStore({ ...driver, journal: undefined });
});
afterAll(async () => {
  await store.close();
  rmSync(root, { recursive: true, force: true });
});

const open: Journal[] = [];
afterEach(async () => {
  for (const journal of open.splice(0)) void journal.abandon();
});

let folder: string;
let told: string[];
beforeEach(() => {
  folder = mkdtempSync(join(root, 'case-'));
  told = [];
});

async function opened(insert: Behaviour['insert'] = store.insert): Promise<Journal> {
  const hears = told;
  const journal = new Journal({
    ...{ folder, insert, lookup: store.lookup },
    onError: (error, message) => hears.push(`${message}: ${error}`),
  });
  open.push(journal);
  await journal.open();
  return journal;
}

/** A batch of one tab, with an event for each number. */
const batch = (tab_id: string, seqs: number[], over: Row<'event_batches'> = {}) =>
  Buffer.from(
    toLine('event_batches', {
      ...{ site_id: 1, tab_id, received_at: AT, seq: seqs, at: seqs.map((seq) => AT + seq) },
      type: seqs.map(() => 'click'),
      name: seqs.map((seq) => `no. ${seq}`),
      ...over,
    }),
  );

const stored = async (tab: string) =>
  (
    await store.rows<{ seq: number; name: string }>(
      'SELECT seq, name FROM events WHERE tab_id = {tab:UUID} ORDER BY seq',
      { tab },
    )
  ).map(({ seq, name }) => `${seq} ${name}`);

const named = (...seqs: number[]) => seqs.map((seq) => `${seq} no. ${seq}`);

/** Takes everything, and says that it took nothing: as an engine does that is killed before it could answer. */
const takeAndFail: Behaviour['insert'] = async (table, lines) => {
  await store.insert(table, lines);
  throw new Error('cut off');
};
const fail = () => Promise.reject(new Error('away'));

describe('after a crash', () => {
  it('what had been acknowledged and not moved is in the store at the next start', async () => {
    const tab = crypto.randomUUID();
    const journal = await opened(fail);
    await journal.append('event_batches', batch(tab, [1, 2]));
    await journal.append(
      'identities',
      Buffer.from(toLine('identities', { site_id: 1, visitor_id: tab, user_id: 'u' })),
    );
    await opened();
    expect(await stored(tab)).toEqual(named(1, 2));
    expect(await store.rows('SELECT user_id FROM identities WHERE visitor_id = {tab:UUID}', { tab })).toEqual([
      { user_id: 'u' },
    ]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('what the store took before it could say so is not written again', async () => {
    const tab = crypto.randomUUID();
    const taken = Promise.withResolvers<void>();
    const journal = await opened(async (table, lines) => {
      await store.insert(table, lines);
      taken.resolve();
      await new Promise(() => {});
    });
    await journal.append('event_batches', batch(tab, [1, 2]));
    await taken.promise;
    await opened();
    expect(await stored(tab)).toEqual(named(1, 2));
  });

  it('of a batch that the store has in part, across the end of a month, the rest is written', async () => {
    const tab = crypto.randomUUID();
    const journal = await opened(fail);
    await journal.append('event_batches', batch(tab, [0, 1, 2]));
    await store.insert('event_batches', batch(tab.toUpperCase(), [1]));
    await opened();
    expect(await stored(tab)).toEqual(named(0, 1, 2));
  });

  it('what was refused and sent again, and is in the journal twice, is written once', async () => {
    const tab = crypto.randomUUID();
    const journal = await opened(fail);
    for (const seqs of [
      [1, 2],
      [2, 3],
    ])
      await journal.append('event_batches', batch(tab, seqs));
    await opened();
    expect(await stored(tab)).toEqual(named(1, 2, 3));
  });

  it('chunks of recordings are told apart in the same way', async () => {
    const tab_id = crypto.randomUUID();
    const chunk = (seq: number) =>
      Buffer.from(
        toLine('replay_chunks', { site_id: 1, tab_id, session_id: tab_id, seq, received_at: AT, payload: '[]' }),
      );
    const journal = await opened(fail);
    for (const seq of [1, 2, 2]) await journal.append('replay_chunks', chunk(seq));
    await store.insert('replay_chunks', chunk(1));
    await opened();
    const rows = await store.rows('SELECT seq FROM replay_chunks WHERE tab_id = {tab_id:UUID} ORDER BY seq', {
      tab_id,
    });
    expect(rows).toEqual([{ seq: 1 }, { seq: 2 }]);
  });

  it('a record that was half on the disk is left out, and all before it is there', async () => {
    const tab = crypto.randomUUID();
    const journal = await opened(fail);
    await journal.append('event_batches', batch(tab, [1]));
    const [file = ''] = readdirSync(folder);
    const half = Buffer.alloc(8);
    half.writeUInt32LE(1000);
    appendFileSync(join(folder, file), Buffer.concat([half, batch(tab, [2])]));
    await opened();
    expect(await stored(tab)).toEqual(named(1));
    // The one that was cut off goes on trying beside it.
    expect(told).toContainEqual(expect.stringMatching(/^not all of the journal can be read: Error: \d+ bytes/));
  });

  it.each([
    ['a record', 'no. 2', named(1, 3)],
    ['the header', 'site_id', named(1, 2, 3)],
  ])('%s that the disk has spoilt is told, and what stands behind it is there', async (_, spoilt, left) => {
    const tab = crypto.randomUUID();
    const journal = await opened(fail);
    for (const seq of [1, 2, 3]) await journal.append('event_batches', batch(tab, [seq]));
    const file = join(folder, readdirSync(folder)[0] ?? '');
    const bytes = readFileSync(file);
    bytes.write('?', bytes.indexOf(spoilt));
    writeFileSync(file, bytes);
    await opened();
    expect(await stored(tab)).toEqual(left);
    expect(told).toContainEqual(expect.stringMatching(/^not all of the journal can be read: Error: \d+ bytes/));
  });

  it('what another version wrote, with columns of its own, is read by their names', async () => {
    const tab = crypto.randomUUID();
    const columns = ['tab_id', 'of_old', 'seq', 'name', 'type', 'at', 'received_at', 'site_id'];
    const line = JSON.stringify([tab, 'x', [4], ['no. 4'], ['click'], [AT], AT, 1]);
    const records = [JSON.stringify({ event_batches: columns }), `event_batches\n${line}`].map((text) => {
      const record = Buffer.from(text);
      const head = Buffer.alloc(8);
      head.writeUInt32LE(record.length, 0);
      head.writeUInt32LE(crc32(record), 4);
      return Buffer.concat([head, record]);
    });
    writeFileSync(join(folder, '7'), Buffer.concat(records));
    await opened();
    expect(await stored(tab)).toEqual(named(4));
  });
});

describe('while the store does not take rows', () => {
  it('no more are acknowledged for the tables concerned; all are there once when it does again', async () => {
    const tab = crypto.randomUUID();
    let isAway = true;
    const journal = await opened((table, lines) =>
      isAway && table === 'event_batches' ? takeAndFail(table, lines) : store.insert(table, lines),
    );
    await journal.append('event_batches', batch(tab, [1]));
    await journal.freshen();
    await expect(journal.append('event_batches', batch(tab, [2]))).rejects.toMatchObject({
      code: 'storage_unavailable',
    });
    isAway = false;
    await expect.poll(() => journal.settle()).toBeUndefined();
    await journal.append('event_batches', batch(tab, [2]));
    await journal.settle();
    expect(await stored(tab)).toEqual(named(1, 2));
    expect(told).not.toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('all of it is refused that belongs to what it does not take, and nothing else', async () => {
    const tab_id = crypto.randomUUID();
    let isAway = true;
    const journal = await opened((table, lines) =>
      isAway && table === 'replay_chunks' ? fail() : store.insert(table, lines),
    );
    const chunk = Buffer.from(toLine('replay_chunks', { site_id: 1, tab_id, seq: 9, received_at: AT, payload: '[]' }));
    await journal.append('replay_chunks', chunk);
    await journal.freshen();
    await expect(journal.append('replay_chunks', chunk)).rejects.toMatchObject({ code: 'storage_unavailable' });
    await expect(journal.settle()).rejects.toThrow('away');
    await journal.settle((table) => table === 'event_batches');
    await journal.append('event_batches', batch(tab_id, [1]));
    await journal.freshen();
    expect(await stored(tab_id)).toEqual(named(1));

    isAway = false;
    await expect.poll(() => journal.settle()).toBeUndefined();
    expect(await store.rows('SELECT seq FROM replay_chunks WHERE tab_id = {tab_id:UUID}', { tab_id })).toEqual([
      { seq: 9 },
    ]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('one that hangs at a table holds up no question of another, and no retry of it', async () => {
    const tab_id = crypto.randomUUID();
    let isAway = true;
    const hangs = Promise.withResolvers<void>();
    let tries = 0;
    const journal = await opened(async (table, lines) => {
      if (isAway && table === 'replay_chunks') {
        if (++tries > 1) await hangs.promise;
        throw new Error('away');
      }
      await store.insert(table, lines);
    });
    const chunk = Buffer.from(toLine('replay_chunks', { site_id: 1, tab_id, seq: 9, received_at: AT, payload: '[]' }));
    await journal.append('replay_chunks', chunk);
    await journal.freshen();
    await expect.poll(() => tries).toBe(2);
    await journal.append('event_batches', batch(tab_id, [1]));
    await journal.freshen();
    expect(await stored(tab_id)).toEqual(named(1));
    isAway = false;
    hangs.resolve();
    await expect.poll(() => journal.settle()).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('who brings more than may be held waits', async () => {
    const tab = crypto.randomUUID();
    const gate = Promise.withResolvers<void>();
    const journal = await opened(async (table, lines) => {
      await gate.promise;
      await store.insert(table, lines);
    });
    const large = (seq: number) =>
      journal.append('event_batches', batch(tab, [seq], { name: [`no. ${seq}`], title: 'x'.repeat(12_000_000) }));
    for (const seq of [0, 1, 2]) await large(seq);
    let isAcknowledged = false;
    const more = large(3).then(() => (isAcknowledged = true));
    await setTimeout(1_000);
    expect(isAcknowledged).toBe(false);
    gate.resolve();
    await more;
    await journal.settle();
    expect(await stored(tab)).toEqual(named(0, 1, 2, 3));
  });
});

it('whoever deletes is told while the journal could not be cleared, and what is deleted does not come back', async () => {
  const tab = crypto.randomUUID();
  const journal = await opened();
  await journal.append('event_batches', batch(tab, [1]));
  // Nothing with a file in its way can be removed, not even by who may do everything.
  const [file = ''] = readdirSync(folder);
  renameSync(join(folder, file), `${folder}-kept`);
  mkdirSync(join(folder, file, 'within'), { recursive: true });
  await expect(journal.settle()).rejects.toThrow('could not be cleared');
  rmSync(join(folder, file), { recursive: true });
  renameSync(`${folder}-kept`, join(folder, file));
  await journal.settle();
  await store.erase('events', 'tab_id = {tab:UUID}', { tab });
  await journal.close();
  await opened();
  expect(await stored(tab)).toEqual([]);
});

it('a disk that does not take a record has it refused, and takes the next one where it can', async () => {
  const tab = crypto.randomUUID();
  const journal = await opened();
  renameSync(folder, `${folder}-away`);
  const refused = { code: 'storage_unavailable' };
  await expect(journal.append('event_batches', batch(tab, [1]))).rejects.toMatchObject(refused);
  mkdirSync(folder);
  await journal.append('event_batches', batch(tab, [2]));
  await journal.close();
  expect(await stored(tab)).toEqual(named(2));
});

it('a row that the store cannot read is told and left out; those beside it are there', async () => {
  const tab = crypto.randomUUID();
  const journal = await opened();
  await journal.append('event_batches', batch(tab, [1]));
  await journal.append('event_batches', batch(tab, [2], { site_id: 'no number' }));
  await journal.append('event_batches', batch(tab, [3]));
  await journal.settle();
  expect(await stored(tab)).toEqual(named(1, 3));
  expect(told).toEqual([expect.stringContaining('a row of event_batches cannot be read, and is lost')]);
});
