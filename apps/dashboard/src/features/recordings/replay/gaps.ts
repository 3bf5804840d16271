import type { RecordingHole } from '@desirepath/contract/recording-parts';
import { EventType, type eventWithTime } from '@rrweb/types';
import type { Span } from './idle.ts';

/**
 * What of a tab cannot be shown because it was lost. A hole ends where the next whole page can be seen: within the part that
 * holds it, as soon as that is here. One that nothing follows lasts to the end.
 */
export function lostSpans(
  holes: readonly RecordingHole[],
  { id, to: end }: { id: string; to: number },
  events: readonly eventWithTime[],
): Span[] {
  return holes
    .filter(({ tab_id }) => tab_id === id)
    .map(({ from, to }) => {
      if (to === null) return { from, to: end };
      const picture = events.find(({ type, timestamp }) => type === EventType.FullSnapshot && timestamp >= to);
      return { from, to: picture ? picture.timestamp + 1 : to };
    });
}
