import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Acknowledgement, createSender, makeVisits, send, type Visit, wallClock } from '@desirepath/traffic';
import { afterAll, expect, it } from 'vitest';
import { openBehaviour } from '../apps/server/src/storage/behaviour/open.ts';
import { addSite, signIn } from './support/account.ts';
import { freshFolder, startServer } from './support/server.ts';

const KILLS = 20;
const { folder, remove } = freshFolder();
afterAll(remove);

it(`has every acknowledged event exactly once after ${KILLS} kill -9 in the middle of ingest`, async () => {
  const port = await freePort();
  const flags = ['--port', String(port)];
  let server = await startServer(folder, flags);
  const site = await addSite(await signIn(server.url), `localhost:${port}`);

  const sender = createSender({ url: server.url, trackingId: site.tracking_id, connections: 32, clock: wallClock });
  const journal = new Journal();
  const refusals: string[] = [];
  let isOver = false;
  const sending = send(
    visitsUntil(server.url, () => isOver),
    {
      sender,
      concurrency: 32,
      onAcknowledged: (line) => journal.note(line),
      onRefused: (status, reason) => refusals.push(`${status} ${reason}`),
    },
  );

  let acknowledgedBefore = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    // In the middle of ingest: something was acknowledged since the last time, and then at no moment in particular.
    await expect.poll(() => journal.size, { timeout: 30_000 }).toBeGreaterThan(acknowledgedBefore);
    await sleep(Math.random() * 400);
    await server.kill();
    acknowledgedBefore = journal.size;
    server = await startServer(folder, flags);
  }
  isOver = true;
  const { rejectedEvents } = await sending;
  await sender.close();
  await server.stop();

  expect({ refusals, rejectedEvents, doubled: journal.doubled }).toEqual({
    refusals: [],
    rejectedEvents: 0,
    doubled: 0,
  });
  const stored = await readStore(join(folder, 'behaviour'));
  expect(stored.doubled).toEqual([]);
  expect(journal.missingFrom(stored.numbers)).toEqual([]);
  expect(stored.numbers.size).toBe(journal.size); // nothing that nobody sent
  expect(stored.ofSessions).toEqual(stored.ofTables);
});

/** What the senders were told is safe, as `tab_id seq`. */
class Journal {
  readonly #numbers = new Set<string>();
  doubled = 0;

  get size() {
    return this.#numbers.size;
  }

  note({ tab_id, seqs }: Acknowledgement) {
    for (const seq of seqs) {
      const number = `${tab_id} ${seq}`;
      if (this.#numbers.has(number)) this.doubled += 1;
      this.#numbers.add(number);
    }
  }

  missingFrom(stored: ReadonlySet<string>): string[] {
    return [...this.#numbers].filter((number) => !stored.has(number));
  }
}

function* visitsUntil(origin: string, isOver: () => boolean): Generator<Visit> {
  const to = Date.now();
  for (const visit of makeVisits({
    seed: 'crash',
    from: to - 86_400_000,
    to,
    visits: 20_000,
    replayShare: 0.2,
    origin,
  })) {
    if (isOver()) return;
    yield visit;
  }
}

/** All that is in the store, as `tab_id seq`, and whether the sessions say the same as the events they are made of. */
async function readStore(behaviourFolder: string) {
  const store = await openBehaviour(behaviourFolder);
  try {
    const rows = await store.rows<{ number: string; times: number }>(
      `SELECT concat(toString(tab_id), ' ', toString(seq)) AS number, count() AS times
       FROM (SELECT tab_id, seq FROM events UNION ALL SELECT tab_id, seq FROM replay_chunks)
       GROUP BY number`,
    );
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
      ofTables,
      ofSessions,
    };
  } finally {
    await store.close();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}
