import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { every } from './clock.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const MINUTE = 60_000;

test('who stops it in the middle of a round waits for the work under way, and begins no other', async () => {
  const { promise, resolve: end } = Promise.withResolvers<void>();
  const next = vi.fn(async () => {});
  const stop = every('minute', [() => promise, next], { error: () => {} });
  await vi.advanceTimersByTimeAsync(MINUTE);
  let isStopped = false;
  const stopped = stop().then(() => {
    isStopped = true;
  });
  await vi.advanceTimersByTimeAsync(0);
  expect(isStopped).toBe(false);
  end();
  await stopped;
  await vi.advanceTimersByTimeAsync(2 * MINUTE);
  expect(next).not.toHaveBeenCalled();
});

test('one that fails keeps no other from being done, and is tried again with the next round', async () => {
  const failing = vi.fn(() => Promise.reject(new Error('away')));
  const next = vi.fn(async () => {});
  const stop = every('minute', [failing, next], { error: () => {} });
  await vi.advanceTimersByTimeAsync(2 * MINUTE);
  await stop();
  expect([failing.mock.calls.length, next.mock.calls.length]).toEqual([2, 2]);
});
