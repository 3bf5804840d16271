import { type Attempts, countInMemory } from '../../http/attempts.ts';
import { hashOfToken } from '../secret-token.ts';
import type { Records } from './open.ts';
import { isShared } from './shared.ts';

interface Counting {
  records: Records;
  /** What is counted; keys of others are not mixed with its own. */
  of: string;
  /** How long after its first attempt a key is counted afresh, ms. */
  window: number;
  /** epoch ms */
  clock: () => number;
}

/** Attempts at all servers together: in memory where there is one, else in the store that they share. */
export const countAttempts = (counting: Counting): Attempts =>
  isShared(counting.records) ? countInRecords(counting) : countInMemory(counting.window, counting.clock);

function countInRecords({ records, of, window, clock }: Counting): Attempts {
  /** Addresses are not kept as they are, and of one length whatever strangers send. */
  const stored = (key: string) => hashOfToken(`${of} ${key}`);
  const lessOne = (key: string) =>
    records
      .updateTable('attempts')
      .set((row) => ({ count: row('count', '-', 1) }))
      .where('key', '=', key)
      .where('count', '>', 0)
      .execute();

  return {
    async count(keys) {
      const most = new Map(Array.from(keys, ([key, max]) => [stored(key), max]));
      const now = clock();
      const started = { count: 1, ends_at: now + window };
      const rows = await records
        .insertInto('attempts')
        // In one order, so that of two that count the same keys neither waits for the other.
        .values([...most.keys()].sort().map((key) => ({ key, ...started })))
        .onConflict((conflict) =>
          conflict.column('key').doUpdateSet((row) => ({
            count: row
              .case()
              .when('attempts.ends_at', '<=', now)
              .then(1)
              .else(row('attempts.count', '+', 1))
              .end(),
            ends_at: row
              .case()
              .when('attempts.ends_at', '<=', now)
              .then(started.ends_at)
              .else(row.ref('attempts.ends_at'))
              .end(),
          })),
        )
        .returningAll()
        .execute();
      const exhausted = rows.filter(({ key, count }) => count > (most.get(key) ?? 0));
      if (exhausted.length === 0) return 0;
      // It may not be made, so it is not counted. Each by itself: an update of several locks them in whatever order.
      await Promise.all(Array.from(most.keys(), lessOne));
      return Math.max(...exhausted.map(({ ends_at }) => ends_at - now));
    },
    async takeBack(key) {
      await lessOne(stored(key));
    },
    async clear(key) {
      await records.deleteFrom('attempts').where('key', '=', stored(key)).execute();
    },
  };
}

/** Forgets what is counted no more. */
export async function forgetAttempts(records: Records, now: number): Promise<void> {
  await records.deleteFrom('attempts').where('ends_at', '<=', now).execute();
}
