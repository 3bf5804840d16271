// One job on a store, in a process of its own: see store.ts.
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { type Behaviour, openBehaviour } from '../apps/server/src/storage/behaviour/open.ts';
import { type Row, toLine } from '../apps/server/src/storage/behaviour/rows.ts';
import { fill } from './fill.ts';
import { medianMs, percentile } from './measure.ts';
import { residentMb } from './server.ts';
import type { StoreJobs, StoreRequest } from './store.ts';

process.once('message', async (request: StoreRequest) => {
  const answer = await answerOf(request);
  process.send?.(answer, () => process.exit());
});

async function answerOf({ kind, folder, job }: StoreRequest) {
  if (kind === 'rest') return rest(folder, job.seconds);
  const store = await openBehaviour(folder);
  try {
    switch (kind) {
      case 'fill': {
        await fill(store, job);
        const { user, system } = process.cpuUsage();
        return { cpuSeconds: (user + system) / 1_000_000 };
      }
      case 'insert':
        return await insert(store, job);
      case 'scan':
        return { ms: await scan(store, job) };
      case 'weigh':
        return await weigh(store);
      case 'weighReplays':
        return await weighReplays(store);
    }
  } finally {
    await store.close();
  }
}

async function rest(folder: string, seconds: number): Promise<StoreJobs['rest']['answer']> {
  const startedAt = performance.now();
  const store = await openBehaviour(folder);
  const openMs = performance.now() - startedAt;
  await sleep(seconds * 1000);
  const answer = { openMs, residentMb: residentMb(process.pid) };
  await store.close();
  return answer;
}

async function scan(store: Behaviour, { statements, times }: StoreJobs['scan']['job']): Promise<number[]> {
  const medians: number[] = [];
  for (const statement of statements) medians.push(await medianMs(times, () => store.rows(statement)));
  return medians;
}

/** Rows that are in the store already, written again: the same rows, without a request, a check or a wait for others. */
async function insert(
  store: Behaviour,
  { rowsPerInsert, rowsOnce, seconds }: StoreJobs['insert']['job'],
): Promise<StoreJobs['insert']['answer']> {
  const lines = async (limit: number) => {
    const rows = await store.rows<Row<'events'>>(
      `SELECT * REPLACE (toUnixTimestamp64Milli(at) AS at, toUnixTimestamp64Milli(received_at) AS received_at)
       FROM events ORDER BY received_at DESC LIMIT {limit:UInt32}`,
      { limit },
    );
    if (rows.length < limit) throw new Error(`The store has only ${rows.length} events, ${limit} are needed`);
    return Buffer.from(rows.map((row) => toLine('events', row)).join('\n'));
  };
  const [many, few] = [await lines(rowsPerInsert), await lines(rowsOnce)];

  const startedAt = performance.now();
  let inserts = 0;
  while (performance.now() - startedAt < seconds * 1000) {
    await store.insert('events', many);
    inserts += 1;
  }
  const rowsPerSecond = (inserts * rowsPerInsert) / ((performance.now() - startedAt) / 1000);

  const ms: number[] = [];
  for (let turn = 0; turn < 200; turn++) {
    const before = performance.now();
    await store.insert('events', few);
    ms.push(performance.now() - before);
  }
  return { rowsPerSecond, p50: percentile(ms, 0.5), p99: percentile(ms, 0.99) };
}

async function weigh(store: Behaviour): Promise<StoreJobs['weigh']['answer']> {
  const tables = await store.rows<{ table: string; bytes: number; rows: number }>(
    `SELECT table, sum(bytes_on_disk) AS bytes, sum(rows) AS rows
     FROM system.parts
     WHERE active AND database = currentDatabase() AND table IN ('events', 'sessions')
     GROUP BY table ORDER BY table`,
  );
  const events = tables.find(({ table }) => table === 'events')?.rows;
  if (!events) throw new Error('There are no events to weigh');
  return { bytesPerEvent: tables.reduce((sum, { bytes }) => sum + bytes, 0) / events, events, tables };
}

/** What all recordings take on the disk, and would take as rrweb's JSON, each visit in a gzip file of its own. */
async function weighReplays(store: Behaviour): Promise<StoreJobs['weighReplays']['answer']> {
  const [stored] = await store.rows<{ bytes: number }>(
    `SELECT sum(bytes_on_disk) AS bytes FROM system.parts
     WHERE active AND database = currentDatabase() AND table = 'replay_chunks'`,
  );
  const visits = await store.rows<{ site: number; id: string; ms: number }>(
    `SELECT site_id AS site, session_id AS id, date_diff('millisecond', min(first_at), max(last_at)) AS ms
     FROM replay_chunks GROUP BY site_id, session_id`,
  );
  let gzipBytes = 0;
  for (const { site, id } of visits) {
    const chunks = await store.rows<{ payload: string }>(
      `SELECT payload FROM replay_chunks WHERE site_id = {site:UInt32} AND session_id = {id:UUID} ORDER BY tab_id, seq`,
      { site, id },
    );
    gzipBytes += gzipSync(chunks.map(({ payload }) => payload).join()).length;
  }
  return { bytes: stored?.bytes ?? 0, gzipBytes, minutes: visits.reduce((sum, { ms }) => sum + ms, 0) / 60_000 };
}
