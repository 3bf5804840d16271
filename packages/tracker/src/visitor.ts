import { load, type Store, save } from './store.ts';
import { isUuid, uuid } from './uuid.ts';

const KEY = 'desirepath.visitor';

/** Thirteen months, not renewed by visits: what CNIL allows audience measurement without asking. */
const LIFETIME = 395 * 24 * 60 * 60 * 1000;

/** The id of this browser, made anew when the old one has reached its age. */
export const visitorId = (store: Store, now: number): string => {
  const { id, since = 0 } = load<{ id: string; since: number }>(store, KEY) ?? {};
  // Anyone on the page may have written there: hence the checks, here and in its neighbours.
  if (isUuid(id) && now - since < LIFETIME) return id;
  const fresh = uuid();
  save(store, KEY, { id: fresh, since: now });
  return fresh;
};
