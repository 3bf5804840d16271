import type { Behaviour } from '../storage/behaviour/open.ts';
import type { FindStored } from './once.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Which numbers of a tab's sequence are stored, as events or as replay chunks. */
export const findStored =
  (behaviour: Behaviour): FindStored =>
  async ({ site_id, session_id, tab_id, seqs, firstAt, lastAt }) => {
    const rows = await behaviour.rows<{ seq: number }>(
      // A day more on either side: the next attempt's clock correction may move an event over midnight.
      `SELECT seq
       FROM events
       WHERE site_id = {site_id:UInt32}
         AND day BETWEEN toDate({first:UInt32}) AND toDate({last:UInt32})
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
        first: Math.floor((firstAt - DAY_MS) / 1000),
        last: Math.floor((lastAt + DAY_MS) / 1000),
        low: Math.min(...seqs),
        high: Math.max(...seqs),
      },
    );
    return new Set(rows.map((row) => row.seq));
  };
