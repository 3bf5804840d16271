import { ORPCError } from '@orpc/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ASK_AGAIN_MS, CUT_OFF_MS, followNews, type News } from './follow-news.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const news = (as_of: number, is_live = true): News => ({ items: [], holes: [], is_live, as_of });
const never = (signal: AbortSignal) =>
  new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))),
  );

it('an answer that never comes is given up, and what is new since the last one is asked again', async () => {
  const asked: number[] = [];
  const told: number[] = [];
  const following = followNews({
    since: 1,
    ask: (since, signal) => {
      asked.push(since);
      if (asked.length === 2) return never(signal);
      return Promise.resolve(news(since + 1, asked.length < 3));
    },
    signal: new AbortController().signal,
    onNews: ({ as_of }) => told.push(as_of),
  });
  await vi.advanceTimersByTimeAsync(CUT_OFF_MS + ASK_AGAIN_MS);
  await following;
  expect([asked, told]).toEqual([
    [1, 2, 2],
    [2, 3],
  ]);
  expect(vi.getTimerCount()).toBe(0);
});

it('what is refused is not asked again', async () => {
  let asked = 0;
  await followNews({
    since: 1,
    ask: () => {
      asked += 1;
      return Promise.reject(new ORPCError('recording_not_found', { status: 404, data: { issues: [] } }));
    },
    signal: new AbortController().signal,
    onNews: () => {},
  });
  expect(asked).toBe(1);
});

it('who leaves is told nothing more, and leaves no question behind', async () => {
  const leaving = new AbortController();
  const told: number[] = [];
  const signals: AbortSignal[] = [];
  const following = followNews({
    since: 1,
    ask: (_, signal) => {
      signals.push(signal);
      return never(signal);
    },
    signal: leaving.signal,
    onNews: ({ as_of }) => told.push(as_of),
  });
  leaving.abort();
  await following;
  expect([told, signals.map(({ aborted }) => aborted), vi.getTimerCount()]).toEqual([[], [true], 0]);
});
