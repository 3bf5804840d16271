import { TAB_SPEED } from '@desirepath/contract/limits';
import type { TrackedEvent } from '@desirepath/contract/tracking';
import { Recent } from '../http/recent.ts';

/** What a tab did within the stretch of time that its last event lies in. */
interface Stretch {
  views: Count;
  clicks: Count;
  isImpossible: boolean;
}

interface Count {
  /** Which stretch: ms divided by its length. */
  of: number;
  count: number;
}

/**
 * Knows tabs that do more than hands can. Time is cut into stretches and each tab's last one counted: that sees some bursts
 * over an edge at twice the limit only, and costs a look-up a batch.
 */
export class TabSpeed {
  readonly #tabs = new Recent<Stretch>(TAB_SPEED.tabs);

  /** Also tells of a tab that has been found out before. */
  isImpossible(tabId: string, events: readonly { event: TrackedEvent }[]): boolean {
    let tab = this.#tabs.get(tabId);
    if (!tab) {
      tab = { views: { of: 0, count: 0 }, clicks: { of: 0, count: 0 }, isImpossible: false };
      this.#tabs.set(tabId, tab);
    }
    for (const { event } of events) {
      if (event.type === 'click') add(tab.clicks, event.at, TAB_SPEED.clicks.within);
      else if (event.type === 'page_view') add(tab.views, event.at, TAB_SPEED.pageViews.within);
      else continue;
      if (tab.clicks.count > TAB_SPEED.clicks.most || tab.views.count > TAB_SPEED.pageViews.most)
        tab.isImpossible = true;
    }
    return tab.isImpossible;
  }
}

function add(count: Count, at: number, length: number): void {
  const stretch = Math.floor(at / length);
  count.count = stretch === count.of ? count.count + 1 : 1;
  count.of = stretch;
}
