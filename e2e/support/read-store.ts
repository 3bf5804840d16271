import { join } from 'node:path';
import { eraseDoubles } from '../../apps/server/src/ingest/doubles/queries.ts';
import type { Behaviour } from '../../apps/server/src/storage/behaviour/open.ts';
import { connectRecords } from '../../apps/server/src/storage/records/connect.ts';
import type { RecordsPlace } from '../../apps/server/src/storage/records/open.ts';
import { placeFor } from '../../apps/server/src/storage/records/places.testing.ts';
import { selectRetried } from '../../apps/server/src/storage/records/retried-batches.ts';
import { openTestBehaviour } from '../../apps/server/src/testing/behaviour.testing.ts';

/**
 * All that is in the store of a data folder that no server has open: each event and replay chunk as `tab_id seq`, custom
 * events by name, and whether the sessions say the same as the events they are made of.
 */
export function readStore(dataFolder: string): ReturnType<typeof read> {
  const reading = turn.then(() => read(dataFolder));
  turn = reading.catch(() => undefined);
  return reading;
}

/** A process has one store open at a time: tests that run side by side read theirs one after the other. */
let turn: Promise<unknown> = Promise.resolve();

async function read(dataFolder: string) {
  const store = await openTestBehaviour(join(dataFolder, 'behaviour'));
  try {
    await settle(store, await placeFor(dataFolder));
    return await countStored(store);
  } finally {
    await store.close();
  }
}

/** What servers do every minute that share a store: they look whether retries were written twice, and mend sessions that have become quiet. */
export async function settle(store: Behaviour, place: RecordsPlace): Promise<void> {
  if (!store.mend) return;
  const later = Date.now() + 5 * 60_000;
  const records = connectRecords(place);
  const signal = new AbortController().signal;
  for (const batch of await selectRetried(records, later, 100_000)) await eraseDoubles(store, batch, later, signal);
  await records.destroy();
  await store.mend(later);
}

/** The same of a store that is open. */
export async function countStored(store: Behaviour) {
  const rows = await store.rows<{ number: string; times: number }>(
    `SELECT concat(toString(tab_id), ' ', toString(seq)) AS number, count() AS times
     FROM (SELECT tab_id, seq FROM events UNION ALL SELECT tab_id, seq FROM replay_chunks)
     GROUP BY number`,
  );
  const custom = await store.rows<{ name: string }>("SELECT name FROM events WHERE type = 'custom' ORDER BY name");
  const [ofTables] = await store.rows(
    `SELECT (SELECT count() FROM events) AS events, (SELECT countIf(type = 'page_view') FROM events) AS pageviews,
       (SELECT sum(events) FROM replay_chunks) AS replay_events`,
  );
  const [ofSessions] = await store.rows(
    'SELECT sum(s.events) AS events, sum(s.pageviews) AS pageviews, sum(s.replay_events) AS replay_events FROM sessions AS s',
  );
  return {
    numbers: new Set(rows.map(({ number }) => number)),
    doubled: rows.filter(({ times }) => times > 1),
    custom: custom.map(({ name }) => name),
    ofTables,
    ofSessions,
  };
}
