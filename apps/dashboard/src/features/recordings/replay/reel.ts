import type { RecordingHole } from '@desirepath/contract/recording-parts';
import type { ReplayChunk } from '@desirepath/contract/recordings';
import type { eventWithTime } from '@rrweb/types';
import { createKept, type Kept, NOTHING_KEPT } from '../../../ui/padlock/kept.ts';
import { lostSpans } from './gaps.ts';
import { idleSpans, type Span, unloadedIdle } from './idle.ts';
import { keyOf, type Plan } from './plan.ts';
import { readPlugins } from './plugins.ts';
import type { PlayerState } from './state.ts';
import { createTabs } from './tabs.ts';
import { unrecordedSpans } from './unrecorded.ts';

/** What has come of a recording, by tab, and what follows from it. */
export class Reel {
  #kept: Kept = createKept(NOTHING_KEPT);
  #tabs = createTabs(this.#kept);
  #seen = new Set<string>();

  /** What it shows besides its DOM, of all that comes after it was emptied next. */
  setKept(kept: Kept): void {
    this.#kept = kept;
  }

  empty(): void {
    this.#tabs = createTabs(this.#kept);
  }

  /** What is here of a tab. */
  eventsOf(tabId: string | null): eventWithTime[] {
    return this.#tabs.get(tabId ?? '')?.events ?? [];
  }

  /** The new events of each tab that got any; and what the page sent and wrote, where that is new too. */
  take(chunks: readonly ReplayChunk[]) {
    const added = this.#tabs.add(chunks);
    const fresh = chunks.filter((chunk) => !this.#seen.has(keyOf(chunk)));
    for (const chunk of fresh) this.#seen.add(keyOf(chunk));
    return { added, ...readPlugins(fresh.flatMap(({ events }) => events)) };
  }

  get dropped(): number {
    return this.#tabs.list().reduce((sum, tab) => sum + tab.dropped, 0);
  }

  /** Where nothing happened in a tab, as far as the plan or what is here tells. */
  idleOf(tabId: string, plan: Plan): Span[] {
    const events = this.eventsOf(tabId);
    return [...idleSpans(events), ...unloadedIdle(plan, tabId, events)].sort((one, other) => one.from - other.from);
  }

  lostOf(tab: { id: string; to: number }, holes: readonly RecordingHole[]): Span[] {
    return lostSpans(holes, tab, this.eventsOf(tab.id));
  }

  measure(tabId: string | null): Pick<PlayerState, 'unrecorded' | 'loaded'> {
    const events = this.eventsOf(tabId);
    const [first, last] = [events[0], events.at(-1)];
    return {
      unrecorded: unrecordedSpans(events),
      loaded: first && last ? { from: first.timestamp, to: last.timestamp } : null,
    };
  }
}
