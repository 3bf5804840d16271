import { EventType, type eventWithTime, IncrementalSource } from '@rrweb/types';

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

/** The moments at which the visitor did something, in order. */
export const activity = (events: readonly eventWithTime[]): number[] =>
  events.filter(isActivity).map(({ timestamp }) => timestamp);

/**
 * Where the visitor did nothing for a while: what can be skipped. Spans in order of time, apart.
 * @param active in order of time; between its ends each span counts as active
 */
export function idleSpans({ from, to }: Span, active: Iterable<Span>): Span[] {
  const spans: Span[] = [];
  let last = from;
  const until = (moment: number) => {
    if (moment - last >= IDLE_FROM_MS) spans.push({ from: last + LEAD_MS, to: moment - LEAD_MS });
  };
  for (const span of active) {
    until(span.from);
    last = Math.max(last, span.to);
  }
  until(to);
  return spans;
}

/** The span that a moment lies in, its very end excluded. */
export const spanAt = (spans: readonly Span[], at: number): Span | undefined =>
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
