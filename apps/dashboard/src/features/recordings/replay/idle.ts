import { EventType, type eventWithTime, IncrementalSource } from '@rrweb/types';
import { type Plan, pausesOf } from './plan.ts';

/** A stretch of time, in epoch ms. */
export interface Span {
  from: number;
  to: number;
}

/** Shorter pauses are reading, and belong to what is watched. */
const IDLE_FROM_MS = 10_000;
/** What is left to see around the cut: where the visitor stopped, and how it goes on. */
const LEAD_MS = 1000;

const ACTIVITY: ReadonlySet<IncrementalSource> = new Set([
  IncrementalSource.MouseMove,
  IncrementalSource.MouseInteraction,
  IncrementalSource.Scroll,
  IncrementalSource.ViewportResize,
  IncrementalSource.Input,
  IncrementalSource.TouchMove,
  IncrementalSource.Drag,
  IncrementalSource.Selection,
]);

/** Whether the visitor did this; a page changing by itself is no activity, a page being loaded is. */
const isActivity = (event: eventWithTime): boolean =>
  event.type === EventType.Meta || (event.type === EventType.IncrementalSnapshot && ACTIVITY.has(event.data.source));

/** Where the visitor did nothing for a while: what can be skipped. Events in order of time; spans likewise, apart. */
export function idleSpans(events: readonly eventWithTime[]): Span[] {
  const spans: Span[] = [];
  const last = events.at(-1);
  let active = events[0]?.timestamp;
  if (active === undefined || !last) return spans;
  for (const event of events) {
    if (event !== last && !isActivity(event)) continue;
    if (event.timestamp - active >= IDLE_FROM_MS) spans.push({ from: active + LEAD_MS, to: event.timestamp - LEAD_MS });
    active = event.timestamp;
  }
  return spans;
}

/** What is known of pauses in what is not here: where for a while nothing was recorded at all. */
export function unloadedIdle(plan: Plan, tabId: string, events: readonly eventWithTime[]): Span[] {
  const [first, last] = [events[0]?.timestamp ?? 0, events.at(-1)?.timestamp ?? 0];
  return pausesOf(plan, tabId, IDLE_FROM_MS)
    .filter(({ from, to }) => to <= first || from >= last)
    .map(({ from, to }) => ({ from: from + LEAD_MS, to: to - LEAD_MS }));
}

/** The span that a moment lies in, its very end excluded. */
export const spanAt = <Found extends Span>(spans: readonly Found[], at: number): Found | undefined =>
  spans.find((span) => at >= span.from && at < span.to);

/** From when to when a tab was recorded, and where nothing happened in it. */
interface RestingTab extends Span {
  id: string;
  idle: readonly Span[];
}

/** The next moment at which the visitor is active in any tab; of tabs that are so at once, the first given. */
export function whereActive(tabs: readonly RestingTab[], at: number): { id: string; at: number } | undefined {
  let next: { id: string; at: number } | undefined;
  for (const { id, from, to, idle } of tabs) {
    if (at >= to) continue;
    const start = Math.max(at, from);
    const moment = spanAt(idle, start)?.to ?? start;
    if (!next || moment < next.at) next = { id, at: moment };
  }
  return next;
}
