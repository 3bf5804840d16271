import type { Parcel } from './parcel.ts';
import { keysOf, load, remove, type Store, save } from './store.ts';

const PREFIX = 'desirepath.unsent.';

/**
 * UTF-16 units of all parcels. Browsers give a site five million, and they are the site's: an hour of reading and clicking
 * takes half a million, an hour of restless pointing the whole.
 */
const ROOM = 1_500_000;

/** One document in a recording must not take the place of an hour's events. */
const LARGEST = 400_000;

/** What a parcel takes besides its content, and what keeps them few enough to be searched. */
const WRAPPING = 500;

/**
 * Unacknowledged batches that outlive their page, in localStorage, one key each. Whoever takes a parcel off the shelf owns
 * it: another tab may have done so while the one that put it there was hidden.
 */
export interface Shelf {
  /** Those that there was room for. */
  put<P extends Parcel>(parcels: P[]): P[];
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
    put(parcels) {
      let room = ROOM;
      for (const key of keysOf(store, PREFIX)) room -= store.getItem?.(key)?.length ?? 0;
      return parcels.filter((parcel) => {
        const size = parcel.content.length + WRAPPING;
        if (size > LARGEST || size > room || !save(store, keyOf(parcel), parcel)) return false;
        room -= size;
        return true;
      });
    },
    take: (parcel) => !!take(keyOf(parcel)),
    takeAll: () =>
      keysOf(store, PREFIX).flatMap((key) => {
        const kept = take(key);
        return kept?.head && kept.content ? { ...(kept as Parcel), attempt: kept.attempt || 1 } : []; // written here, if it has these
      }),
  };
};
