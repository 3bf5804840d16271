import type { RecordingPart } from '@desirepath/contract/recording-parts';
import type { ReplayChunk } from '@desirepath/contract/recordings';
import { EventType } from '@rrweb/types';

/** The plan of a recording that is here as a whole. A part's cursor is its place. */
export const partsOf = (chunks: readonly ReplayChunk[]): RecordingPart[] =>
  chunks.flatMap(({ tab_id, seq, events }, index) => {
    const [first, last] = [events[0], events.at(-1)];
    if (!first || !last) return [];
    const has_picture = events.some(({ type }) => type === EventType.FullSnapshot);
    const span = { from: first.timestamp, to: last.timestamp };
    return [{ tab_id, seq, ...span, events: events.length, has_picture, cursor: String(index) }];
  });
