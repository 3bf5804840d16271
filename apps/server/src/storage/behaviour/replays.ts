import { eraseAssetUses } from './assets/erase.ts';
import type { Behaviour } from './open.ts';

/** Ids in one statement: 2 MB of text, a quarter of what the engine reads as one. */
export const IDS_AT_ONCE = 50_000;

const DISCOUNT = `
  INSERT INTO sessions (site_id, day, session_id, visitor_id, started_at, ended_at, replay_events)
  SELECT site_id, day, session_id, any(s.visitor_id), min(s.started_at), max(s.ended_at), -sum(s.replay_events)
  FROM sessions AS s`;

/** Takes the replays of sessions out of every list. Their chunks are still there. */
export async function hideReplays(behaviour: Behaviour, site: number, ids: string[]): Promise<void> {
  await behaviour.command(
    `${DISCOUNT}
     WHERE site_id = {site:UInt32} AND session_id IN {ids:Array(UUID)}
     GROUP BY site_id, day, session_id
     HAVING sum(s.replay_events) > 0`,
    { site, ids },
  );
}

/**
 * Deletes the replays of sessions, and returns when nothing of them is on the disk any more. The sessions and their events stay.
 * Can be run again after it was cut off.
 */
export async function eraseReplays(
  behaviour: Behaviour,
  site: number,
  ids: string[],
  signal?: AbortSignal,
): Promise<void> {
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    const some = ids.slice(from, from + IDS_AT_ONCE);
    const condition = 'site_id = {site:UInt32} AND session_id IN {ids:Array(UUID)}';
    await hideReplays(behaviour, site, some);
    await eraseAssetUses(behaviour, site, some, signal);
    await behaviour.erase('replay_chunks', condition, { site, ids: some }, signal);
    // A start in between counts the last moments again, from chunks that were still there.
    await behaviour.command(
      `${DISCOUNT}
       WHERE ${condition} AND session_id NOT IN (SELECT session_id FROM replay_chunks WHERE site_id = {site:UInt32})
       GROUP BY site_id, day, session_id
       HAVING sum(s.replay_events) > 0`,
      { site, ids: some },
    );
  }
}
