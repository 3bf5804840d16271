import { batch as contractBatch } from '@desirepath/contract/tracking';
import { expect, test } from 'vitest';
import { wallClock } from '../sending/clock.ts';
import { listen } from '../sending/listener.testing.ts';
import { type LoadOptions, load } from './load.ts';

const TRACKING_ID = 'a4ae1cd0-6c34-4b6a-9d7b-0f6a8a5a1c11';

/** Loads until the server has heard so many batches. */
async function loadUntil(
  count: number,
  options: Partial<LoadOptions>,
  answer: Parameters<typeof listen>[0] = () => ({ status: 202 }),
) {
  const enough = new AbortController();
  await using server = await listen((heard) => {
    if (server.heard.length >= count) enough.abort();
    return answer(heard);
  });
  const acknowledged: string[] = [];
  const result = await load({
    url: server.url,
    trackingId: TRACKING_ID,
    seed: 'load',
    batchSize: 20,
    connections: 4,
    pipelining: 1,
    clock: wallClock,
    signal: enough.signal,
    onAcknowledged: (tabId, seq, size) => {
      for (let i = 0; i < size; i++) acknowledged.push(`${tabId} ${seq + i}`);
    },
    ...options,
  });
  return { result, acknowledged, heard: server.heard.map(({ batch }) => batch) };
}

test('every body is a batch of the contract, and no number comes twice', async () => {
  const { result, acknowledged, heard } = await loadUntil(300, { pipelining: 4 });
  for (const batch of heard) expect(contractBatch.safeParse(batch).error?.issues).toBeUndefined();
  expect(new Set(acknowledged).size).toBe(acknowledged.length);
  expect(result).toMatchObject({ batches: heard.length, events: heard.length * 20, failures: {} });
  expect(result.latency.p99).toBeGreaterThanOrEqual(result.latency.p50);
});

test('a single event is a batch of one', async () => {
  const { heard } = await loadUntil(50, { batchSize: 1 });
  expect(new Set(heard.map(({ events }) => events.length))).toEqual(new Set([1]));
});

test('what was not acknowledged is tried again as it was, and counted once', async () => {
  const { result, acknowledged, heard } = await loadUntil(60, {}, ({ batch }) => ({
    status: batch.attempt === 1 && batch.seq === 40 ? 503 : 202,
  }));
  const retries = heard.filter(({ attempt }) => attempt === 2);
  expect(retries.length).toBeGreaterThan(0);
  for (const retry of retries) {
    const first = heard.find(
      ({ tab_id, seq, attempt }) => attempt === 1 && tab_id === retry.tab_id && seq === retry.seq,
    );
    expect(retry.events).toEqual(first?.events);
  }
  expect(result.failures).toEqual({ 503: expect.any(Number) });
  expect(new Set(acknowledged).size).toBe(acknowledged.length);
});

test('an acknowledgement that leaves events out counts as a failure', async () => {
  const { result } = await loadUntil(20, {}, () => ({
    status: 202,
    body: { accepted: 19, rejected: [{ index: 3, reason: 'at: too long ago' }] },
  }));
  expect(result.batches).toBe(0);
  expect(Object.keys(result.failures)).toEqual(['207']);
});

test('with a rate, requests leave at that rate', async () => {
  const { result } = await loadUntil(20, { rate: 100 });
  expect(result.batches / result.seconds).toBeLessThan(115);
});
