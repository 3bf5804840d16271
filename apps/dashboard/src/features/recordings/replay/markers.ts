import type { TimelineEvent } from '@desirepath/contract/recordings';

/** The events worth a mark, the most telling first: where several fall together, the first of these is shown. */
export const MARKED = [
  'rage_click',
  'error_click',
  'dead_click',
  'js_error',
  'request',
  'u_turn',
  'not_found',
  'thrashed_cursor',
  'form_abandon',
  'form_submit',
  'custom',
  'identify',
  'download',
  'outbound_link',
  'contact_link',
  'page_view',
  'session_start',
  'click',
  'form_change',
  'form_focus',
  'text_copy',
  'text_select',
  'web_vital',
] as const;
export type MarkedType = (typeof MARKED)[number];
export type MarkedEvent = TimelineEvent & { type: MarkedType };

/** Events close together on the timeline, drawn as one mark. */
export interface Marker {
  /** Where on the timeline, 0 to 1. */
  at: number;
  type: MarkedType;
  /** In order of time. */
  events: MarkedEvent[];
}

const isMarked = (event: TimelineEvent): event is MarkedEvent => (MARKED as readonly string[]).includes(event.type);

/** The events worth listing, in order of time. */
export const markedEvents = (timeline: readonly TimelineEvent[]): MarkedEvent[] => timeline.filter(isMarked);

/**
 * Marks for a timeline of `slots` places. Two events in the same place become one mark, so that a recording of thousands of
 * clicks draws no more marks than can be told apart.
 */
export function placeMarkers(events: readonly MarkedEvent[], start: number, duration: number, slots: number): Marker[] {
  const bySlot = new Map<number, MarkedEvent[]>();
  for (const event of events) {
    const share = duration > 0 ? (Date.parse(event.at) - start) / duration : 0;
    if (share < 0 || share > 1) continue;
    const slot = Math.min(slots - 1, Math.floor(share * slots));
    bySlot.set(slot, [...(bySlot.get(slot) ?? []), event]);
  }
  return [...bySlot].map(([slot, together]) => ({
    at: (slot + 0.5) / slots,
    type: MARKED.find((type) => together.some((event) => event.type === type)) ?? 'click',
    events: together,
  }));
}

/** The last event at or before a moment (epoch ms): the one that is being watched. -1 before the first. */
export function currentIndex(events: readonly MarkedEvent[], at: number): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const event = events[middle];
    if (event && Date.parse(event.at) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
