import type { Parcel } from './parcel.ts';
import { readJson, type Store } from './store.ts';

const PREFIX = 'desirepath.unsent.';

/** UTF-16 units kept in all; browsers give a site about five million, and they are the site's. */
const ROOM = 1_000_000;

/** By then the requests of a page that has ended have arrived or will not: before, a repetition could overtake them. */
const SETTLED_AFTER = 3000;

/**
 * Unacknowledged batches that outlive their page, in localStorage, one key each. Whoever takes a parcel off the shelf owns
 * it: another tab may have done so while the one that put it there was hidden.
 */
export interface Shelf {
  put(parcel: Parcel, now: number): boolean;
  /** Whether the parcel was there still; it is not, afterwards. */
  take(parcel: Parcel): boolean;
  /**
   * All parcels that ended pages left behind. They count as sent once at least: the page that put them here may be alive
   * and in the middle of that.
   */
  takeAll(now: number): Parcel[];
}

export const createShelf = (store: Store): Shelf => {
  const keyOf = ({ head }: Parcel) => `${PREFIX}${head.tab_id}.${head.seq}`;
  const takeKey = (key: string): boolean => {
    const was = store.get(key) !== null;
    store.remove(key);
    return was;
  };
  return {
    put(parcel, now) {
      const { head, content, attempt } = parcel;
      const text = JSON.stringify({ head, content, attempt, kept_at: now });
      const used = store.keys(PREFIX).reduce((sum, key) => sum + (store.get(key)?.length ?? 0), 0);
      return used + text.length <= ROOM && store.set(keyOf(parcel), text);
    },
    take: (parcel) => takeKey(keyOf(parcel)),
    takeAll(now) {
      const taken: Parcel[] = [];
      for (const key of store.keys(PREFIX)) {
        const kept = readJson(store, key) as (Parcel & { kept_at: number }) | undefined; // as put above, if it was us
        if (kept && Math.abs(now - kept.kept_at) < SETTLED_AFTER) continue;
        if (takeKey(key) && kept?.head && kept.content) {
          taken.push({ head: kept.head, content: kept.content, attempt: kept.attempt || 1 });
        }
      }
      return taken;
    },
  };
};
