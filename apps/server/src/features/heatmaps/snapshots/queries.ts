import { HEATMAPS } from '@desirepath/contract/limits';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { createBinder } from '../../segments/bind.ts';
import { type PageOnScreens, type PageRules, rowsOfPage } from '../on-page/queries.ts';

export interface SnapshotRow {
  id: string;
  path: string;
  state: string;
  state_label: string;
  /** epoch ms */
  taken_at: number;
  viewport_w: number;
  viewport_h: number;
  /** The page view it was taken of; of nobody's (all zeros) where that is not known. */
  page_id: string;
  /** 1 where it has at least half of the elements that snapshots of its state usually have: else a page had not come yet, or broke. */
  is_good: number;
}

/** What was kept of a page or group on some screens, newest first. One row a snapshot. */
export function listSnapshots(
  behaviour: Behaviour,
  site: number,
  page: PageOnScreens,
  rules: Omit<PageRules, 'time_zone'>,
  signal?: AbortSignal,
): Promise<SnapshotRow[]> {
  const { bind, params } = createBinder('page');
  const { where, widths } = rowsOfPage(page, rules, bind);
  return behaviour.rows(
    `SELECT id, concat(path, if(query = '', '', '?'), query) AS path, state, state_label,
       toUnixTimestamp64Milli(p.taken_at) AS taken_at, viewport_w, viewport_h, page_id,
       p.elements * 2 >= quantileExact(0.5)(p.elements) OVER (PARTITION BY state) AS is_good
     FROM (
       SELECT id, path, query, state, state_label, s.taken_at, viewport_w, viewport_h, page_id, elements
       FROM page_snapshots AS s
       WHERE site_id = {site:UInt32} AND ${where}${widths.map((width) => ` AND viewport_w ${width}`).join('')}
       ORDER BY s.taken_at DESC
       LIMIT 1 BY path, device, host, query, state, day
       LIMIT {most:UInt32}) AS p
     ORDER BY taken_at DESC, id`,
    { ...params, site, most: HEATMAPS.snapshots },
    signal,
  );
}

/** A meta event and a full snapshot, as JSON text. */
export async function payloadOf(
  behaviour: Behaviour,
  site: number,
  page: PageOnScreens,
  rules: Omit<PageRules, 'time_zone'>,
  id: string,
): Promise<string | undefined> {
  const { bind, params } = createBinder('page');
  const { where } = rowsOfPage(page, rules, bind);
  const [row] = await behaviour.rows<{ payload: string }>(
    `SELECT payload FROM page_snapshots WHERE site_id = {site:UInt32} AND ${where} AND id = {id:String} LIMIT 1`,
    { ...params, site, id },
  );
  return row?.payload;
}
