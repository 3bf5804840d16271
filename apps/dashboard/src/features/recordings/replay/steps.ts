import type { eventWithTime } from '@rrweb/types';

/** Changes nearer to each other than a frame of a screen were seen as one. */
const FRAME_MS = 16;

/**
 * The moment at which the next or the last recorded change can be seen; none at the ends.
 * @param events in order of time
 */
export function stepFrom(events: readonly eventWithTime[], time: number, direction: -1 | 1): number | undefined {
  if (direction === 1) {
    const next = events.find(({ timestamp }) => timestamp >= time);
    const last = next && events.findLast(({ timestamp }) => timestamp < next.timestamp + FRAME_MS);
    return last && last.timestamp + 1; // what happens at a moment is seen just after it
  }
  const before = events.findLast(({ timestamp }) => timestamp + 1 < time);
  return before && before.timestamp + 1;
}
