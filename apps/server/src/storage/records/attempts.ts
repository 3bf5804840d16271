import { type Attempts, countInMemory } from '../../http/attempts.ts';
import { hashOfToken } from '../../http/secret-token.ts';
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
      /** @param one 1 where they are not counted yet */
      const waitOf = (rows: { key: string; count: number; ends_at: number }[], one: 0 | 1) =>
        Math.max(0, ...rows.flatMap((row) => (row.count + one > (most.get(row.key) ?? 0) ? [row.ends_at - now] : [])));
      const before = await records
        .selectFrom('attempts')
        .selectAll()
        .where('key', 'in', [...most.keys()])
        .where('ends_at', '>', now)
        .execute();
      // Nothing is written for who comes in vain: each time under another name, they would fill the store.
      const known = waitOf(before, 1);
      if (known > 0) return known;
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
      const wait = waitOf(rows, 0);
      if (wait === 0) return 0;
      // It may not be made, so it is not counted. Each by itself: an update of several locks them in whatever order.
      await Promise.all(Array.from(most.keys(), lessOne));
      return wait;
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
