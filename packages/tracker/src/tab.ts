import { SEQ_MAX } from './limits.ts';
import { load, remove, type Store, save } from './store.ts';
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
  /** Uses up `count` numbers. */
  take(count: number): { tab_id: string; seq: number };
  /** Leaves the record to the next page in this tab; no number may be taken after that. */
  release(): void;
}

export const createTab = (store: Store, random: () => number): Tab => {
  let { id, next = 0 } = load<{ id: string; next: number }>(store, KEY) ?? {};
  remove(store, KEY);
  next = Math.floor(next + random() * JUMP);
  return {
    take(count) {
      // Also when what was left is no number.
      if (!isUuid(id) || !(next < SEQ_MAX)) {
        id = uuid();
        next = 0;
      }
      next += count;
      return { tab_id: id, seq: next - count };
    },
    release: () => void save(store, KEY, { id, next }),
  };
};
