import type { Behaviour } from '../../storage/behaviour/open.ts';
import { recountSessions } from '../../storage/behaviour/repair.ts';
import type { RetriedBatch } from '../../storage/records/retried-batches.ts';

const OF_BATCH = 'site_id = {site_id:UInt32} AND tab_id = {tab_id:UUID} AND seq BETWEEN {low:UInt32} AND {high:UInt32}';

/** Numbers of a batch that are stored more than once, and when they were received first (epoch ms). */
interface Doubled {
  seqs: number[];
  kept: number;
}

/**
 * Removes what of a batch is stored twice: what was received first stays. Its sessions are counted anew. @returns how many rows of events
 * and of replays were removed
 */
export async function eraseDoubles(
  behaviour: Behaviour,
  { site_id, tab_id, low, high }: Omit<RetriedBatch, 'at'>,
  signal: AbortSignal,
): Promise<number> {
  let erased = 0;
  for (const table of ['events', 'replay_chunks'] as const) {
    const found = await behaviour.rows<Doubled & { rows: number }>(
      `SELECT groupArray(q.seq) AS seqs, q.kept AS kept, toUInt32(sum(q.times - 1)) AS rows
       FROM (
         SELECT seq, count() AS times, toUnixTimestamp64Milli(min(received_at)) AS kept
         FROM ${table}
         WHERE ${OF_BATCH}
         GROUP BY seq
         HAVING times > 1) AS q
       GROUP BY q.kept`,
      { site_id, tab_id, low, high },
    );
    for (const { seqs, kept, rows } of found) {
      await behaviour.erase(
        table,
        `site_id = {site_id:UInt32} AND tab_id = {tab_id:UUID} AND seq IN {seqs:Array(UInt32)}
         AND received_at > {kept:DateTime64(3, 'UTC')}`,
        { site_id, tab_id, seqs, kept: Number(kept) },
        signal,
      );
      erased += rows;
    }
  }
  if (erased > 0)
    await recountSessions(behaviour, 'site_id = {site_id:UInt32} AND tab_id = {tab_id:UUID}', { site_id, tab_id });
  return erased;
}
