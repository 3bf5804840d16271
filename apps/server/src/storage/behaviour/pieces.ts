import { PIECES } from '@desirepath/contract/limits';
import { eraseWhere } from './erase.ts';
import type { Behaviour } from './open.ts';

/** With a recording goes what came with it first. Chunks are written before their pieces. */
const LEFT = `site_id = {site:UInt32} AND (received_at < {before:DateTime64(3, 'UTC')}
  OR session_id NOT IN (SELECT session_id FROM replay_chunks WHERE site_id = {site:UInt32}))`;

/** Deletes pieces that are too old by a moment (epoch ms), and those whose recording is gone. */
export async function eraseOldPieces(
  behaviour: Behaviour,
  site: number,
  now: number,
  signal?: AbortSignal,
): Promise<void> {
  await eraseWhere(behaviour, 'replay_pieces', LEFT, { site, before: now - PIECES.keptFor }, signal);
}
