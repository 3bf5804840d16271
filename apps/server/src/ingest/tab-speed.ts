import { TAB_SPEED } from '@desirepath/contract/limits';
import { Recent } from '../http/recent.ts';
import type { ValidBatch } from './validate.ts';

/** What a tab did within the stretch of time that its last event lies in. */
interface Stretch {
  /** Numbers of the tab's sequence below this one have been counted. */
  counted: number;
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

  /** Also tells of a tab that has been found out before. What is sent again, while the store is away, was done once. */
  isImpossible({ tab_id, seq }: Pick<ValidBatch['head'], 'tab_id' | 'seq'>, events: ValidBatch['events']): boolean {
    let tab = this.#tabs.get(tab_id);
    if (!tab) {
      tab = { counted: 0, views: { of: 0, count: 0 }, clicks: { of: 0, count: 0 }, isImpossible: false };
      this.#tabs.set(tab_id, tab);
    }
    for (const { index, event } of events) {
      if (seq + index < tab.counted) continue;
      tab.counted = seq + index + 1;
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
