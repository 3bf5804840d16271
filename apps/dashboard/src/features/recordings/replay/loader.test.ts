import type { RecordingPart } from '@desirepath/contract/recording-parts';
import type { ReplayChunk } from '@desirepath/contract/recordings';
import { expect, test, vi } from 'vitest';
import { Loader } from './loader.ts';

const MINUTE = 60_000;
/** An hour in parts of a minute, a whole page every tenth. */
const HOUR: RecordingPart[] = Array.from({ length: 60 }, (_, seq) => ({
  tab_id: 'a',
  seq,
  from: seq * MINUTE,
  to: (seq + 1) * MINUTE - 1,
  events: 1,
  has_picture: seq % 10 === 0,
  cursor: String(seq),
}));

/** A loader of that hour whose answers hold three parts each. */
function start({ fails = 0 } = {}) {
  const asked: (string | undefined)[] = [];
  const untils: (number | undefined)[] = [];
  const loaded: number[] = [];
  let cleared = 0;
  const told: string[] = [];
  const loader = new Loader(
    async ({ cursor, until }) => {
      asked.push(cursor);
      untils.push(until);
      if (asked.length <= fails) throw new Error('The network is gone');
      const first = cursor === undefined ? 0 : Number(cursor) + 1;
      const items: ReplayChunk[] = HOUR.slice(first, first + 3).map(({ tab_id, seq }) => ({ tab_id, seq, events: [] }));
      return { items, next_cursor: null };
    },
    {
      onCleared: () => {
        cleared++;
        loaded.length = 0;
      },
      onLoaded: (chunks) => loaded.push(...chunks.map(({ seq }) => seq)),
      onFailed: () => told.push('failed'),
      onRecovered: () => told.push('recovered'),
    },
  );
  loader.extend(HOUR);
  return { loader, asked, untils, loaded, told, clearedTimes: () => cleared };
}

test('the beginning loads the beginning, not the hour', async () => {
  const { loader, loaded } = start();
  expect(loader.want('a', 0)).toBe(false);
  await vi.waitFor(() => expect(loader.has('a', 0)).toBe(true));
  expect(loaded).toEqual([0, 1, 2]);
});

test('a moment far away loads from the whole page before it', async () => {
  const { loader, loaded, asked, untils } = start();
  loader.want('a', 45.5 * MINUTE);
  loader.want('a', 45.5 * MINUTE);
  // No more than that is waited for.
  expect(untils).toEqual([45 * MINUTE]);
  await vi.waitFor(() => expect(loader.has('a', 45.5 * MINUTE)).toBe(true));
  expect(loaded[0]).toBeGreaterThanOrEqual(39);
  expect(asked.length).toBeLessThanOrEqual(4);
});

test('what follows what is here is added to it', async () => {
  const { loader, loaded, clearedTimes } = start();
  for (const minute of [0, 2.5, 5.5]) {
    loader.want('a', minute * MINUTE);
    await vi.waitFor(() => expect(loader.has('a', minute * MINUTE)).toBe(true));
  }
  expect(loaded.slice(0, 6)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(clearedTimes()).toBeLessThanOrEqual(1);
});

test('going back before what is here begins anew there', async () => {
  const { loader, loaded } = start();
  loader.want('a', 55 * MINUTE);
  await vi.waitFor(() => expect(loader.has('a', 55 * MINUTE)).toBe(true));
  expect(loader.want('a', 12 * MINUTE)).toBe(false);
  await vi.waitFor(() => expect(loader.has('a', 12 * MINUTE)).toBe(true));
  expect(Math.max(...loaded)).toBeLessThan(20);
});

test('a failure is told once, and that it is over, when what was wanted is asked for again and comes', async () => {
  const { loader, told } = start({ fails: 1 });
  loader.want('a', 0);
  await vi.waitFor(() => expect(told).toEqual(['failed']));
  loader.retry();
  await vi.waitFor(() => expect(loader.has('a', 0)).toBe(true));
  expect(told).toEqual(['failed', 'recovered']);
});

test('what is no longer there is not asked for without end', async () => {
  const { loader, asked } = start();
  loader.extend([
    { tab_id: 'a', seq: 99, from: 60 * MINUTE, to: 61 * MINUTE, events: 1, has_picture: true, cursor: '99' },
  ]);
  loader.want('a', 60.5 * MINUTE);
  await vi.waitFor(() => expect(loader.has('a', 60.5 * MINUTE)).toBe(true));
  expect(asked.length).toBeLessThan(8);
});
