import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { DAYS_OF_RECORDING } from '../queries.ts';

/** A chunk without what it holds; times are epoch ms. */
export interface PartRow {
  tab_id: string;
  seq: number;
  page_id: string;
  from: number;
  to: number;
  events: number;
  /** Whether a whole page is in it. */
  has_picture: boolean;
}

/** Chunks of a session in the order they are played. @param since epoch ms: only those that arrived from then on */
export async function findParts(behaviour: Behaviour, site: number, id: string, since = 0): Promise<PartRow[]> {
  const rows = await behaviour.rows<Omit<PartRow, 'has_picture'> & { has_picture: number }>(
    `SELECT tab_id, seq, page_id, toUnixTimestamp64Milli(first_at) AS from, toUnixTimestamp64Milli(last_at) AS to,
       events, toUInt8(has_picture) AS has_picture
     FROM replay_chunks AS c
     WHERE site_id = {site:UInt32} AND session_id = {id:UUID} AND c.received_at >= {since:DateTime64(3, 'UTC')}
     ORDER BY from, tab_id, seq`,
    { site, id, since },
  );
  return rows.map((row) => ({ ...row, has_picture: row.has_picture === 1 }));
}

/** When the last that was recorded of a session happened, epoch ms; 0 where there is nothing. */
export async function lastMoment(behaviour: Behaviour, site: number, id: string): Promise<number> {
  const [row] = await behaviour.rows<{ last: number }>(
    `SELECT toUnixTimestamp64Milli(max(last_at)) AS last FROM replay_chunks
     WHERE site_id = {site:UInt32} AND session_id = {id:UUID}`,
    { site, id },
  );
  return row?.last ?? 0;
}

/** The numbers of all that arrived of a session's tabs, besides chunks: events and chunks are numbered together. */
export async function eventNumbers(behaviour: Behaviour, site: number, id: string): Promise<Map<string, number[]>> {
  const rows = await behaviour.rows<{ tab_id: string; seqs: number[] }>(
    `SELECT tab_id, groupArray(seq) AS seqs FROM events
     WHERE site_id = {site:UInt32} AND day IN (${DAYS_OF_RECORDING}) AND session_id = {id:UUID}
     GROUP BY tab_id`,
    { site, id },
  );
  return new Map(rows.map(({ tab_id, seqs }) => [tab_id, seqs]));
}
