import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { engineErrorType } from './engine-error.ts';
import type { MigrationRunner } from './migrate.ts';

/*
 * Servers that start together on one store change its schema one after the other. Whose turn it is, is whose table there is: to make one is the one
 * thing that of several only one can. It is touched as long as the work goes on, so that a server which dies gives up its turn.
 */

const TURN = 'migration_turn';
const TOUCH_MS = 5_000;
const ASK_MS = 500;
/** Longer than a server may be silent that is at work. */
const DEAD_MS = 60_000;

/** @param everywhere as in {@link Topology} */
export async function inTurn<Result>(
  store: MigrationRunner,
  everywhere: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const touch = () => store.command(`ALTER TABLE ${TURN} ${everywhere} MODIFY COMMENT '${randomUUID()}'`);
  let seen = '';
  let seenAt = performance.now();
  while (!(await begin(store, everywhere))) {
    const now = await touched(store);
    if (now !== seen) {
      seen = now;
      seenAt = performance.now();
    } else if (performance.now() - seenAt > DEAD_MS) await end(store, everywhere);
    await sleep(ASK_MS);
  }
  const touching = setInterval(() => void touch().catch(() => undefined), TOUCH_MS);
  try {
    return await work();
  } finally {
    clearInterval(touching);
    await end(store, everywhere);
  }
}

async function begin(store: MigrationRunner, everywhere: string): Promise<boolean> {
  try {
    // Of no two turns the same: who waits for one that is over must not take the next for it.
    const first = randomUUID();
    await store.command(`CREATE TABLE ${TURN} ${everywhere} (at DateTime) ENGINE = Memory COMMENT '${first}'`);
    return true;
  } catch (error) {
    if (engineErrorType(error) === 'TABLE_ALREADY_EXISTS') return false;
    throw error;
  }
}

const end = (store: MigrationRunner, everywhere: string) =>
  store.command(`DROP TABLE IF EXISTS ${TURN} ${everywhere} SYNC`);

async function touched(store: MigrationRunner): Promise<string> {
  const [row] = await store.rows<{ comment: string }>(
    `SELECT comment FROM system.tables WHERE database = currentDatabase() AND name = '${TURN}'`,
  );
  return row?.comment ?? '';
}
