import type { Behaviour } from '../../storage/behaviour/open.ts';
import { recountSessions } from '../../storage/behaviour/repair.ts';
import type { RetriedBatch } from '../../storage/records/retried-batches.ts';

const OF_BATCH = 'site_id = {site_id:UInt32} AND tab_id = {tab_id:UUID} AND seq BETWEEN {low:UInt32} AND {high:UInt32}';

/** A session is written a second after its events, also where the store does not take it at once. */
const GOING_MS = 30_000;

/** Numbers of a batch that are stored more than once, and when they were received first (epoch ms). */
interface Doubled {
  seqs: number[];
  kept: number;
}

/**
 * Removes what of a batch is stored twice: what was received first stays. Sessions of it that have become quiet are counted anew; in others
 * something may be counted and not yet written, and they are mended once they are quiet. @param now epoch ms @returns how many rows of
 * events and of replays were removed
 */
export async function eraseDoubles(
  behaviour: Behaviour,
  { site_id, tab_id, low, high }: Omit<RetriedBatch, 'at'>,
  now: number,
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
  if (erased > 0) {
    const going = `SELECT session_id FROM events WHERE site_id = {site_id:UInt32} AND received_at >= {going:DateTime64(3, 'UTC')}`;
    await recountSessions(
      behaviour,
      `site_id = {site_id:UInt32} AND tab_id = {tab_id:UUID} AND session_id NOT IN (${going})`,
      { site_id, tab_id, going: now - GOING_MS },
    );
  }
  return erased;
}
