import type { ReplayEvent } from '@desirepath/contract/tracking';
import { EventType, IncrementalSource } from '@desirepath/replay-format/rrweb';

/** From when to when, in epoch ms. */
export interface Stretch {
  from: number;
  to: number;
}

/** Sources of changes that leave no trace on a page. */
const PASSING = new Set<unknown>([
  IncrementalSource.MouseMove,
  IncrementalSource.MouseInteraction,
  IncrementalSource.TouchMove,
  IncrementalSource.Drag,
  IncrementalSource.Selection,
]);

/** Plugins that tell of what is not seen: what the page wrote to its console, and what it asked of servers. */
const UNSEEN = new Set<unknown>(['rrweb/console@1', 'rrweb/network@1']);

const fieldOf = ({ data }: ReplayEvent, name: string): unknown =>
  typeof data === 'object' && data !== null ? Object.entries(data).find(([key]) => key === name)?.[1] : undefined;

/** Whether it is part of the picture. */
export const isPicture = (event: ReplayEvent): boolean =>
  event.type !== EventType.Plugin || !UNSEEN.has(fieldOf(event, 'plugin'));

/** Whether what comes later looks otherwise without it. */
const leavesTrace = (event: ReplayEvent): boolean =>
  event.type !== EventType.IncrementalSnapshot || !PASSING.has(fieldOf(event, 'source'));

/**
 * What it takes to show one tab during a stretch, and no more: the last whole page before it, what changed on that until it
 * begins, and all that happened in it. A tab that goes on afterwards lasts to the very end; of one that is over there is nothing.
 * @param events of the tab, in order of time, at least from the last whole page before the stretch on
 */
export function cutEvents(events: readonly ReplayEvent[], { from, to }: Stretch): ReplayEvent[] {
  if ((events.at(-1)?.timestamp ?? 0) < from) return [];
  const picture = events.findLastIndex(({ type, timestamp }) => type === EventType.FullSnapshot && timestamp <= from);
  const announced =
    picture < 0 ? -1 : events.findLastIndex(({ type }, index) => type === EventType.Meta && index < picture);
  const begin = announced < 0 ? Math.max(0, picture) : announced;
  const kept = events
    .slice(begin)
    .filter((event) => isPicture(event) && event.timestamp <= to && (event.timestamp >= from || leavesTrace(event)));
  const goesOn = (events.at(-1)?.timestamp ?? 0) > to;
  // That a page has loaded changes nothing of it, wherever that is said.
  return goesOn && kept.length > 0 ? [...kept, { type: EventType.Load, timestamp: to, data: {} }] : kept;
}
