import { Refused } from '../../errors/refused.ts';
import type { MigrationRunner } from './migrate.ts';

/** There as long as a move to a server goes on: what the server has is of this move, and may be begun anew. */
export const MOVING = 'moving';

export async function isMoving({ rows }: Pick<MigrationRunner, 'rows'>): Promise<boolean> {
  const found = await rows(`SELECT 1 FROM system.tables WHERE database = currentDatabase() AND name = '${MOVING}'`);
  return found.length > 0;
}

/** What is measured meanwhile would be deleted when the move goes on. @throws Refused move_unfinished */
export async function refuseUnfinishedMove(store: Pick<MigrationRunner, 'rows'>): Promise<void> {
  if (!(await isMoving(store))) return;
  throw new Refused(
    'move_unfinished',
    'A move to the server of CLICKHOUSE_URL was cut off. Let it end: call migrate-store again, with the same settings.',
  );
}
