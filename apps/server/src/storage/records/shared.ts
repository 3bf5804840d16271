import { SqliteAdapter, sql } from 'kysely';
import type { Records } from './open.ts';

/** Whether other servers may work on the same records: all that one keeps in its memory or its folder is then kept here. */
export const isShared = (records: Pick<Records, 'getExecutor'>): boolean =>
  !(records.getExecutor().adapter instanceof SqliteAdapter);

/**
 * Does what reads and then writes as if it were alone, as SQLite lets everybody be: of all servers one at a time. For what no constraint can
 * keep apart.
 */
export function oneAtATime<Result>(
  records: Records,
  name: string,
  work: (alone: Records) => Promise<Result>,
): Promise<Result> {
  if (!isShared(records)) return work(records);
  return records.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtext(${`desirepath ${name}`}))`.execute(transaction);
    return work(transaction);
  });
}
