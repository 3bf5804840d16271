import { Refused } from '../../errors/refused.ts';
import type { Driver } from './driver.ts';
import { MAKE_EVENT_BATCHES } from './event-batches.ts';
import { type MigrationRunner, migrateBehaviour, pendingBehaviour } from './migrate.ts';
import { inTurn } from './migration-turn.ts';
import type { BackupPlace, Behaviour, BehaviourOptions } from './open.ts';
import { placeReplays, refuseMovedReplays } from './replay-place.ts';

interface Store {
  driver: Driver;
  store: Pick<Behaviour, 'rows' | 'copy'>;
  /** Runs a statement as it is. */
  command: MigrationRunner['command'];
}

/** Gives a store the newest schema, and its replays their place; of several servers that start at once, one does. */
export async function bringUpToDate(
  { driver, store, command }: Store,
  { replays, say = () => {}, beforeMigrating = async () => {} }: BehaviourOptions,
): Promise<void> {
  const { topology, isShared, backupStatement } = driver;
  const asTheyAre: MigrationRunner = { command, rows: store.rows };
  const spreadOut: MigrationRunner = {
    rows: store.rows,
    async command(sql) {
      for (const statement of topology.statements(sql)) await command(statement);
    },
  };
  const backUpTo =
    backupStatement &&
    ((to: BackupPlace) =>
      command(backupStatement(to)).catch((cause) => {
        throw new Refused('backup_failed', `ClickHouse could not write a backup to ${to.place}: ${cause.message}`, {
          cause,
        });
      }));
  const work = async () => {
    const { isNew, pending } = await pendingBehaviour(spreadOut);
    if (!isNew && pending.length > 0) {
      await beforeMigrating({ copy: store.copy, backUpTo, isEmpty: await hasNoRows(store) });
    }
    await migrateBehaviour(spreadOut);
    if (topology.moves) await placeReplays(asTheyAre, { address: replays, isCached: isShared }, say);
    else await refuseMovedReplays(asTheyAre, replays);
    for (const statement of MAKE_EVENT_BATCHES) await spreadOut.command(statement);
  };
  await (isShared ? inTurn(asTheyAre, topology.everywhere, work) : work());
}

/** Nothing but what has been migrated: a first start that was cut off leaves that. */
export async function hasNoRows({ rows }: Pick<Behaviour, 'rows'>): Promise<boolean> {
  const filled = await rows(
    `SELECT table FROM system.parts
     WHERE database = currentDatabase() AND active AND rows > 0 AND NOT startsWith(table, 'migrations') LIMIT 1`,
  );
  return filled.length === 0;
}
