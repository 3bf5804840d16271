import type { IncomingHttpHeaders } from 'node:http';
import { type Dispatcher, Pool } from 'undici';
import { createRandom, type Random } from '../random.ts';
import type { Clock } from '../sending/clock.ts';
import { mayRetry, pauseBefore } from '../sending/retry.ts';
import { createHistogram } from './histogram.ts';
import { type LoadTab, openTab } from './tab.ts';

export interface LoadOptions {
  /** The server, e.g. `http://localhost:8080`. */
  url: string;
  trackingId: string;
  seed: string;
  /** Events in a batch; 1 for single events. */
  batchSize: number;
  connections: number;
  /**
   * Requests under way on each connection: a server that commits in groups answers many at once, and few connections are
   * cheap. Must be 1 where connections break: undici then repeats, unseen, what it has sent behind the first request, and a
   * second attempt would call itself the first.
   */
  pipelining: number;
  /** Requests a second; as many as are answered when there is none. */
  rate?: number;
  clock: Clock;
  /** Ends the load. Batches under way are still waited for, those that failed are not tried again. */
  signal: AbortSignal;
  /** Called once for each batch when it is durable: the numbers `seq` up to `seq + count - 1` of that tab. */
  onAcknowledged?: (tabId: string, seq: number, count: number) => void;
}

export interface LoadResult {
  seconds: number;
  /** Acknowledged batches and the events in them. */
  batches: number;
  events: number;
  /** Attempts that were answered with something else, by status; 0 is no answer. */
  failures: Record<number, number>;
  /** ms from sending an attempt to its acknowledgement. */
  latency: { p50: number; p99: number; p999: number; longest: number };
}

/** A visit is not endless: after this many batches a lane opens a new tab. */
const BATCHES_PER_TAB = 50;

/** Sends clicks and page views as fast as the server takes them, costing the machine as little as it can. */
export async function load(options: LoadOptions): Promise<LoadResult> {
  const { url, trackingId, seed, batchSize, connections, pipelining, rate, clock, signal, onAcknowledged } = options;
  const pool = new Pool(url, { connections, pipelining });
  const latency = createHistogram();
  const failures: Record<number, number> = {};
  const startedAt = performance.now();
  let batches = 0;
  let begun = 0;

  /** With a rate, the n-th request leaves at its time, however long the ones before take. */
  const turn = async () => {
    if (!rate) return;
    const due = startedAt + (begun++ / rate) * 1000;
    await clock.sleep(due - performance.now(), signal);
  };

  const lane = async (random: Random) => {
    while (!signal.aborted) {
      const tab = openTab(random, trackingId, batchSize, url);
      for (let batch = 0; batch < BATCHES_PER_TAB && !signal.aborted; batch++) {
        await turn();
        if (signal.aborted) return;
        if (await deliver(tab, batch * batchSize, random)) {
          batches += 1;
          onAcknowledged?.(tab.id, batch * batchSize, batchSize);
        }
      }
    }
  };

  /** Whether the batch is durable. A refusal of the batch itself is not tried again. */
  const deliver = async (tab: LoadTab, seq: number, random: Random): Promise<boolean> => {
    const events = tab.eventsAt(clock.now());
    for (let attempt = 1; ; attempt++) {
      const sentAt = performance.now();
      const body = tab.bodyOf({ seq, attempt, sentAt: clock.now(), events });
      const { status, retryAfter } = await post(pool, tab.headers, body);
      if (status === 202) {
        latency.record(performance.now() - sentAt);
        return true;
      }
      failures[status] = (failures[status] ?? 0) + 1;
      if (signal.aborted || !(status === 0 || mayRetry(status))) return false;
      await clock.sleep(pauseBefore(attempt + 1, random, retryAfter), signal);
    }
  };

  const lanes = Array.from({ length: connections * pipelining }, (_, index) => lane(createRandom(`${seed}/${index}`)));
  await Promise.all(lanes);
  const seconds = (performance.now() - startedAt) / 1000;
  await pool.close();
  return {
    seconds,
    batches,
    events: batches * batchSize,
    failures,
    latency: {
      p50: latency.percentile(0.5),
      p99: latency.percentile(0.99),
      p999: latency.percentile(0.999),
      longest: latency.percentile(1),
    },
  };
}

interface Answer {
  /** 0 when none came. 207 for an acknowledgement that leaves some events out. */
  status: number;
  retryAfter?: string;
}

/** `Pool.dispatch` instead of `request`: no streams are made for answers of thirty bytes. */
function post(pool: Pool, headers: string[], body: string): Promise<Answer> {
  return new Promise((resolve) => {
    let status = 0;
    let retryAfter: string | undefined;
    let text = '';
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart: () => {}, // undici insists on having it
      onResponseStart: (_controller, code: number, answered: IncomingHttpHeaders) => {
        status = code;
        retryAfter = answered['retry-after'];
      },
      onResponseData: (_controller, chunk) => {
        text += chunk.toString('latin1');
      },
      onResponseEnd: () => {
        const isPartly = status === 202 && !text.includes('"rejected":[]');
        resolve({ status: isPartly ? 207 : status, retryAfter });
      },
      onResponseError: () => resolve({ status: 0 }),
    };
    // Without these two, undici pipelines no POST.
    const order = { idempotent: true, blocking: false };
    pool.dispatch({ method: 'POST', path: '/api/track/batches', headers, body, ...order }, handler);
  });
}
