import { INGEST } from '@desirepath/contract/limits';
import type { Replay, ReplayEvent } from '@desirepath/contract/tracking';
import { decodeChunk } from '@desirepath/replay-format/decode';

/** More is no chunk but an attack: room for one large snapshot, and then in proportion to what was sent. */
const GROWS_ANYHOW = 1024 * 1024;

/** The events of a chunk in either shape, and what is wrong with it. */
export function readReplay(replay: Replay): { events: ReplayEvent[]; problem?: string } {
  if (replay.events) return { events: replay.events };
  const { page_id, ...chunk } = replay;
  const sent = chunk.strings.reduce((size, text) => size + text.length, chunk.ops.length);
  const { events, problem } = decodeChunk(chunk, {
    events: INGEST.replayEventsPerChunk,
    units: Math.min(INGEST.decodedBytes, GROWS_ANYHOW + INGEST.replayGrowth * sent),
    depth: INGEST.depth,
  });
  if (problem) return { events, problem: `replay: it ${problem}` };
  return events.length > 0 ? { events } : { events, problem: 'replay: it is empty' };
}
