import { UNRECORDED_PLUGIN, type Unrecorded } from '@desirepath/contract/page-state';
import { EventType, type eventWithTime } from '@rrweb/types';
import type { Span } from './idle.ts';

/** When there was a page and no picture of it, and why. */
export interface UnrecordedSpan extends Span {
  why: Unrecorded['payload'];
}

/** From where a recorder said that it gave up to the next whole page, or the end. Events that were looked at by `isSound`. */
export function unrecordedSpans(events: readonly eventWithTime[]): UnrecordedSpan[] {
  const spans: UnrecordedSpan[] = [];
  let open: UnrecordedSpan | undefined;
  for (const event of events) {
    if (event.type === EventType.FullSnapshot && open) {
      open.to = event.timestamp;
      open = undefined;
    }
    if (event.type !== EventType.Plugin || event.data.plugin !== UNRECORDED_PLUGIN || open) continue;
    // rrweb types what plugins tell as unknown.
    open = { from: event.timestamp, to: Number.POSITIVE_INFINITY, why: (event.data as Unrecorded).payload };
    spans.push(open);
  }
  return spans;
}
