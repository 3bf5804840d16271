import { SEQ_MAX } from './limits.ts';
import { readJson, type Store } from './store.ts';
import { isUuid, uuid } from './uuid.ts';

const KEY = 'desirepath.tab';

/** 2^22: two copies of a tab meet with a chance of 1 in 4,000, and a tab still has numbers for 1,000 pages. */
const JUMP = 4_194_304;

/**
 * The numbering of what this tab sends: each `(tab_id, seq)` is used for one thing only, since the server takes a second
 * use for a repetition.
 *
 * A page takes the tab's record *out* of sessionStorage when it begins and puts it back when it ends. So a tab duplicated
 * or opened from a living page, whose sessionStorage is a copy, finds no record and becomes a tab of its own. Copies made
 * between two measured pages, or restored from disk after a crash, do find one: each page goes on a random distance
 * ahead, so that they do not meet.
 */
export interface Tab {
  /** Takes over the tab's record: at start, and when the page comes back from the back/forward cache. */
  claim(): void;
  /** Uses up `count` numbers. */
  take(count: number): { tab_id: string; seq: number };
  /** Leaves the record to the next page in this tab. */
  release(): void;
}

export const createTab = (store: Store, random: () => number): Tab => {
  let tab: { id: string; seq: number } | undefined;
  const claim = () => {
    const left = readJson(store, KEY) as { id?: unknown; seq?: number } | undefined; // as released below, if it was us
    store.remove(KEY);
    tab =
      isUuid(left?.id) && Number.isInteger(left.seq)
        ? { id: left.id, seq: (left.seq as number) + Math.floor(random() * JUMP) }
        : undefined;
  };
  claim();
  return {
    claim,
    take(count) {
      if (!tab || tab.seq > SEQ_MAX) tab = { id: uuid(), seq: 0 };
      const taken = { tab_id: tab.id, seq: tab.seq };
      tab.seq += count;
      return taken;
    },
    release() {
      if (tab) store.set(KEY, JSON.stringify(tab));
      tab = undefined;
    },
  };
};
