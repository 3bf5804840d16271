import { ASSETS } from '@desirepath/contract/limits';
import { eraseWhere } from '../erase.ts';
import type { Behaviour } from '../open.ts';

/** Pages behind heatmaps, which are shown whatever becomes of the recordings they were taken of: of each the newest. */
const SNAPSHOTS = 'SELECT page_id FROM page_snapshots FINAL WHERE site_id = {site:UInt32}';
const CHUNKS = 'SELECT page_id FROM replay_chunks WHERE site_id = {site:UInt32}';

const UNUSED = `site_id = {site:UInt32} AND hash NOT IN (
  SELECT arrayJoin(hashes) FROM asset_uses WHERE site_id = {site:UInt32})`;

/** Deletes what the pages of sessions told of their assets. To be called while their replays are still there. */
export async function eraseAssetUses(
  behaviour: Behaviour,
  site: number,
  sessions: string[],
  signal?: AbortSignal,
): Promise<void> {
  const ofThem = `site_id = {site:UInt32} AND page_id NOT IN (${SNAPSHOTS})
    AND page_id IN (${CHUNKS} AND session_id IN {sessions:Array(UUID)})`;
  await eraseWhere(behaviour, 'asset_uses', ofThem, { site, sessions }, signal);
}

/** Deletes what no page shows any more, of all that came before a moment (epoch ms): first the uses, then what nobody uses. */
export async function eraseUnusedAssets(
  behaviour: Behaviour,
  site: number,
  now: number,
  signal?: AbortSignal,
): Promise<void> {
  const before = now - ASSETS.orphanedAfter;
  const old = `site_id = {site:UInt32} AND received_at < {before:DateTime64(3, 'UTC')}
    AND page_id NOT IN (${CHUNKS}) AND page_id NOT IN (${SNAPSHOTS})`;
  await eraseWhere(behaviour, 'asset_uses', old, { site, before }, signal);
  await eraseWhere(behaviour, 'assets', UNUSED, { site }, signal);
}
