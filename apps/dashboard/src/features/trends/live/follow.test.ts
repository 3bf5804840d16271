import { LIVE } from '@desirepath/contract/limits';
import type { LiveMessage } from '@desirepath/contract/trends';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Connection, followLive, retryDelay } from './follow.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const NEWS: LiveMessage = { kind: 'events', events: [], skipped: 0 };

/** Says something so often, and then nothing more, until it is told to end: as a connection does that is cut off on the way. */
async function* stream(messages: number, signal: AbortSignal): AsyncGenerator<LiveMessage> {
  const end = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  for (let count = 0; count < messages; count++) {
    await Promise.race([end, new Promise((resolve) => setTimeout(resolve, LIVE.countEvery))]);
    yield NEWS;
  }
  await end;
}

it('takes a stream for lost that says nothing for too long, and opens another one', async () => {
  const told: Connection['state'][] = [];
  let opened = 0;
  let heard = 0;
  const leaving = new AbortController();
  const following = followLive({
    open: async (signal) => {
      opened += 1;
      return stream(20, signal);
    },
    signal: leaving.signal,
    onMessage: () => {
      heard += 1;
    },
    onConnection: ({ state }) => told.push(state),
  });
  await vi.advanceTimersByTimeAsync(20 * LIVE.countEvery + LIVE.silence - 1);
  expect([opened, heard, told]).toEqual([1, 20, ['open']]);
  await vi.advanceTimersByTimeAsync(1);
  expect(told).toEqual(['open', 'lost']);
  await vi.advanceTimersByTimeAsync(retryDelay(0, 1));
  expect([opened, told]).toEqual([2, ['open', 'lost', 'open']]);
  leaving.abort();
  await following;
});

it('leaves nothing behind of a stream that it has left', async () => {
  const leaving = new AbortController();
  const signals: AbortSignal[] = [];
  const following = followLive({
    open: async (signal) => {
      signals.push(signal);
      return stream(0, signal);
    },
    signal: leaving.signal,
    onMessage: () => {},
    onConnection: () => {},
  });
  await vi.advanceTimersByTimeAsync(0);
  leaving.abort();
  await following;
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  expect(vi.getTimerCount()).toBe(0);
});

it('waits longer after each failure, and never longer than half a minute', () => {
  expect([0, 1, 2, 3, 4, 5, 20].map((failures) => retryDelay(failures, 1))).toEqual([
    1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
  ]);
});

it('never asks again at once, and at most half a wait apart from another window', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.double({ min: 0, max: 1, noNaN: true }), (failures, random) => {
      const [least, most] = [retryDelay(failures, 0), retryDelay(failures, 1)];
      const delay = retryDelay(failures, random);
      expect(delay >= Math.max(500, least) && delay <= most).toBe(true);
    }),
  );
});
