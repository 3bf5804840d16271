import { INGEST } from '@desirepath/contract/limits';
import type { ReplayEvent } from '@desirepath/contract/tracking';
import { faultOfTime } from '../validate.ts';
import { isFields } from './fields.ts';

/** A run of rrweb's events that makes one chunk, and their places in the request. */
export interface Chunk {
  indexes: number[];
  events: ReplayEvent[];
}

export interface Recorded {
  chunks: Chunk[];
  rejected: { index: number; reason: string }[];
  /** Epoch ms of the newest of them. */
  newest: number | undefined;
}

/** Sorts out what of a list is rrweb's; one foreign body in it would make its chunk unreadable. */
export function readRecorded(given: readonly unknown[], firstIndex: number, now: number): Recorded {
  const recorded: Recorded = { chunks: [], rejected: [], newest: undefined };
  for (const [i, one] of given.entries()) {
    const index = firstIndex + i;
    const fault = isReplayEvent(one) ? faultOfTime('timestamp', one.timestamp, now) : 'Not an event of rrweb';
    if (fault !== undefined || !isReplayEvent(one)) {
      recorded.rejected.push({ index, reason: fault ?? '' });
      continue;
    }
    let chunk = recorded.chunks.at(-1);
    if (!chunk || chunk.events.length >= INGEST.replayEventsPerChunk) {
      chunk = { indexes: [], events: [] };
      recorded.chunks.push(chunk);
    }
    chunk.indexes.push(index);
    chunk.events.push(one);
    recorded.newest = Math.max(recorded.newest ?? one.timestamp, one.timestamp);
  }
  return recorded;
}

/** rrweb's event types are numbers from 0; later versions may have some more than today's seven. */
const isReplayEvent = (given: unknown): given is ReplayEvent =>
  isFields(given) &&
  typeof given.type === 'number' &&
  Number.isInteger(given.type) &&
  given.type >= 0 &&
  given.type <= 16 &&
  typeof given.timestamp === 'number';
