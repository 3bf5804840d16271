import type { ReplayChunk } from '@desirepath/contract/recordings';
import { type Complete, createComplete } from '@desirepath/replay-format/complete';
import type { eventWithTime } from '@rrweb/types';
import type { Kept } from '../../../ui/padlock/kept.ts';
import { createPadlock } from '../../../ui/padlock/padlock.ts';
import { createShower } from '../../../ui/padlock/show-kept.ts';
import { isOfPage, isSound } from '../../../ui/padlock/sound.ts';

/** What has come so far of one browser tab of a session. */
export interface Tab {
  id: string;
  /** In order of time, padlocked; grows as further parts come. */
  events: eventWithTime[];
  /** Changes of the page left out because rrweb could not have digested them. */
  dropped: number;
}

/**
 * Sorts the parts of a recording into its tabs as they come. Chunks come in order of time; one that does not is put where its
 * time belongs.
 */
export function createTabs(kept: Kept) {
  const tabs = new Map<string, Tab & { complete: Complete; lock: (event: eventWithTime) => eventWithTime }>();
  const create = (id: string) => {
    const [show, padlock] = [createShower(kept), createPadlock()];
    const lock = (event: eventWithTime) => padlock(show(event));
    return { id, events: [], dropped: 0, complete: createComplete(), lock };
  };
  const seen = new Set<string>();

  return {
    /** @returns The new events of each tab that got any. A chunk that is already here changes nothing. */
    add(chunks: readonly ReplayChunk[]): Map<string, eventWithTime[]> {
      const added = new Map<string, eventWithTime[]>();
      for (const { tab_id, seq, events } of chunks) {
        const key = `${tab_id}/${seq}`;
        if (seen.has(key)) continue;
        seen.add(key);
        const tab = tabs.get(tab_id) ?? create(tab_id);
        tabs.set(tab_id, tab);
        const whole = tab.complete(events).filter(isOfPage);
        const sound = whole.filter(isSound).map(tab.lock);
        tab.dropped += whole.length - sound.length;
        append(tab.events, sound);
        added.set(tab_id, [...(added.get(tab_id) ?? []), ...sound]);
      }
      return added;
    },
    get: (id: string): Tab | undefined => tabs.get(id),
    /** By the time of their first event. */
    list: (): Tab[] =>
      [...tabs.values()].sort((one, other) => (one.events[0]?.timestamp ?? 0) - (other.events[0]?.timestamp ?? 0)),
  };
}

function append(all: eventWithTime[], more: readonly eventWithTime[]): void {
  let last = all.at(-1)?.timestamp ?? 0;
  let isInOrder = true;
  for (const event of more) {
    isInOrder &&= event.timestamp >= last;
    last = event.timestamp;
    all.push(event);
  }
  if (!isInOrder) all.sort((one, other) => one.timestamp - other.timestamp);
}
