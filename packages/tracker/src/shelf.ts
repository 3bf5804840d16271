import type { Parcel } from './parcel.ts';
import { keysOf, load, remove, type Store, save } from './store.ts';

const PREFIX = 'desirepath.unsent.';

/** Together about a million UTF-16 units; browsers give a site five, and they are the site's. */
const PARCELS = 16;
const LARGEST = 60_000;

/**
 * Unacknowledged batches that outlive their page, in localStorage, one key each. Whoever takes a parcel off the shelf owns
 * it: another tab may have done so while the one that put it there was hidden.
 */
export interface Shelf {
  put(parcel: Parcel): boolean;
  /** Whether the parcel was there still; it is not, afterwards. */
  take(parcel: Parcel): boolean;
  /**
   * All parcels that ended pages left behind. They count as sent once at least: the page that put them here may be alive
   * and in the middle of that.
   */
  takeAll(): Parcel[];
}

export const createShelf = (store: Store): Shelf => {
  const keyOf = ({ head }: Parcel) => `${PREFIX}${head.tab_id}.${head.seq}`;
  const take = (key: string): Partial<Parcel> | undefined => {
    const kept = load<Parcel>(store, key);
    remove(store, key);
    return kept;
  };
  return {
    put: (parcel) =>
      parcel.content.length < LARGEST && keysOf(store, PREFIX).length < PARCELS && save(store, keyOf(parcel), parcel),
    take: (parcel) => !!take(keyOf(parcel)),
    takeAll: () =>
      keysOf(store, PREFIX).flatMap((key) => {
        const { head, content, attempt } = take(key) ?? {};
        return head && content ? { head, content, attempt: attempt || 1 } : [];
      }),
  };
};
