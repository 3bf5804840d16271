import { EventType, type eventWithTime } from '@rrweb/types';
import type { Span } from './idle.ts';

/**
 * When there is no whole picture: from the start, or from a meta event that announces another page, to the full snapshot that
 * shows it. A few ms each.
 */
export function picturelessSpans(events: readonly eventWithTime[]): Span[] {
  const spans: Span[] = [];
  let from = events[0]?.timestamp;
  for (const { type, timestamp } of events) {
    if (type === EventType.Meta) from ??= timestamp;
    if (type === EventType.FullSnapshot && from !== undefined) {
      spans.push({ from, to: timestamp + 1 });
      from = undefined;
    }
  }
  return spans;
}
