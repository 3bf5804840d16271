import { randomUUID } from 'node:crypto';
import { type LoadResult, load, wallClock } from '@desirepath/traffic';
import type { Owner } from './owner.ts';
import type { Figure } from './report.ts';
import { withDataFolder } from './scratch.ts';
import { type RunningServer, startServer } from './server.ts';
import { onStore } from './store.ts';

const GROUP = 'Ingest';
const SECONDS = 15;
/** Of what a percentile is asked of: one rest of a third of a second in a quarter of a minute would be its p99. */
const LONG_SECONDS = 60;
/** The server's own largest insert. */
const ROWS_PER_INSERT = 5_000;

export type Load = { batchSize: number; connections: number; pipelining: number; rate?: number };

/** Lanes enough that both processors always have something to do; with more of them each only waits longer. */
export const BATCHES: Load = { batchSize: 20, connections: 16, pipelining: 12 };
const SINGLE: Load = { batchSize: 1, connections: 16, pipelining: 32 };
const WANTED = 30_000;
const WANTED_SINGLE = 3_000;
/** What is wanted, and half of it. */
export const WHOLE: Load = { batchSize: 20, connections: 16, pipelining: 24, rate: WANTED / 20 };
const HALF: Load = { batchSize: 20, connections: 16, pipelining: 24, rate: WANTED / 20 / 2 };
/** A site with a million page views a day, at its busiest. */
const QUIET: Load = { batchSize: 20, connections: 16, pipelining: 4, rate: 50 };

/** How much is taken in, how long an acknowledgement takes, and what the store alone would do. Generator included. */
export function measureIngest(): Promise<Figure[]> {
  return withDataFolder(async (folder, owner) => {
    const server = await startServer(folder);
    const started = await runLoad(server, owner, BATCHES, SECONDS);
    const batches = await runLoad(server, owner, BATCHES, SECONDS);
    const single = await runLoad(server, owner, SINGLE, SECONDS);
    const half = await runLoad(server, owner, HALF, LONG_SECONDS);
    const quiet = await runLoad(server, owner, QUIET, SECONDS);
    await server.stop();

    const store = await onStore('insert', folder, {
      rowsPerInsert: ROWS_PER_INSERT,
      rowsOnce: QUIET.batchSize,
      seconds: SECONDS,
    });
    const bulk = { what: `raw insert of ${ROWS_PER_INSERT} rows`, value: store.rowsPerSecond };
    const alone = (value: number) => ({ what: `raw insert of ${QUIET.batchSize} rows`, value });
    const perSecond = ({ events, seconds }: LoadResult) => events / seconds;
    return [
      figure('events, in batches of 20, just after the start', perSecond(started), 'events/s', bulk),
      figure('events, in batches of 20', perSecond(batches), 'events/s', bulk, { least: WANTED }),
      figure('single-event requests', perSecond(single), 'events/s', bulk, { least: WANTED_SINGLE }),
      figure('acknowledgement p50, batches as fast as they are taken', batches.latency.p50, 'ms'),
      figure('acknowledgement p99, batches as fast as they are taken', batches.latency.p99, 'ms'),
      figure(`acknowledgement p50, ${HALF.rate} batches/s`, half.latency.p50, 'ms'),
      figure(`acknowledgement p99, ${HALF.rate} batches/s`, half.latency.p99, 'ms', undefined, { most: 250 }),
      figure(`acknowledgement p99.9, ${HALF.rate} batches/s`, half.latency.p999, 'ms'),
      figure(`the longest, ${HALF.rate} batches/s`, half.latency.longest, 'ms'),
      figure(`acknowledgement p50, ${QUIET.rate} batches/s`, quiet.latency.p50, 'ms', alone(store.p50)),
      figure(`acknowledgement p99, ${QUIET.rate} batches/s`, quiet.latency.p99, 'ms', alone(store.p99)),
    ];
  });
}

/** Loads a server for some seconds. @throws Error when it refuses anything */
export async function runLoad(...given: Parameters<typeof loadFor>): Promise<LoadResult> {
  const result = await loadFor(...given);
  if (Object.keys(result.failures).length > 0) {
    throw new Error(`The server refused batches, by status: ${JSON.stringify(result.failures)}`);
  }
  return result;
}

/** The same, whatever the server answers. @throws Error when it ends meanwhile */
export async function loadFor(
  { url, ended }: RunningServer,
  owner: Owner,
  shape: Load,
  seconds: number,
): Promise<LoadResult> {
  const over = new AbortController(); // AbortSignal.timeout may be collected before its time where it is one of several
  setTimeout(() => over.abort(), seconds * 1000).unref();
  const result = await load({
    ...shape,
    url,
    trackingId: owner.trackingId,
    seed: randomUUID(), // the same tabs once more would be taken for repetitions, and not be written
    clock: wallClock,
    signal: AbortSignal.any([ended, over.signal]),
  });
  if (ended.aborted) throw new Error('The server ended while it was loaded');
  return result;
}

const figure = (
  what: string,
  value: number,
  unit: string,
  limit?: Figure['limit'],
  target?: Figure['target'],
): Figure => ({ group: GROUP, what, value, unit, limit, target });
