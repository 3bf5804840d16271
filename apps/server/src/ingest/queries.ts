import type { Behaviour } from '../storage/behaviour/open.ts';
import type { FindStored } from './once.ts';

/** Which numbers of a tab's sequence are stored, as events or as replay chunks. */
export const findStored =
  (behaviour: Behaviour): FindStored =>
  async ({ site_id, session_id, tab_id, seqs }) => {
    const rows = await behaviour.lookup<{ seq: number }>(
      // Found by the index on tab_id alone: the visitor's clock may have been set between two attempts, and the day with it.
      `SELECT seq
       FROM events
       WHERE site_id = {site_id:UInt32}
         AND tab_id = {tab_id:UUID}
         AND seq BETWEEN {low:UInt32} AND {high:UInt32}
       UNION ALL
       SELECT seq
       FROM replay_chunks
       WHERE site_id = {site_id:UInt32}
         AND session_id = {session_id:UUID}
         AND tab_id = {tab_id:UUID}
         AND seq BETWEEN {low:UInt32} AND {high:UInt32}`,
      {
        site_id,
        session_id,
        tab_id,
        low: Math.min(...seqs),
        high: Math.max(...seqs),
      },
    );
    return new Set(rows.map((row) => row.seq));
  };
