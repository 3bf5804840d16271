import { INGEST } from '@desirepath/contract/limits';
import type { Replay, ReplayEvent } from '@desirepath/contract/tracking';
import { decodeChunk } from '@desirepath/replay-format/decode';
import type { Pieces } from '@desirepath/replay-format/reader';
import { type Tape, unitsOf } from '@desirepath/replay-format/tape';

/** More is no chunk but an attack: room for one large snapshot, and then in proportion to what was sent. */
const GROWS_ANYHOW = 1024 * 1024;

const sizeOf = (tape: Tape) => tape.reduce((size: number, token) => size + unitsOf(token), 0);

/**
 * The events of a chunk in either shape, and what is wrong with it.
 * @param pieces those that it names, as far as they are known: each counts once as if it had been sent
 */
export function readReplay(replay: Replay, pieces: Pieces = new Map()): { events: ReplayEvent[]; problem?: string } {
  if (replay.events) return { events: replay.events };
  const { page_id, ...chunk } = replay;
  let sent = chunk.strings.reduce((size, text) => size + text.length, chunk.ops.length);
  for (const tape of pieces.values()) sent += sizeOf(tape);
  const limits = {
    events: INGEST.replayEventsPerChunk,
    units: Math.min(INGEST.decodedBytes, GROWS_ANYHOW + INGEST.replayGrowth * sent),
    depth: INGEST.depth,
  };
  const { events, problem } = decodeChunk(chunk, limits, pieces);
  if (problem) return { events, problem: `replay: it ${problem}` };
  return events.length > 0 ? { events } : { events, problem: 'replay: it is empty' };
}
