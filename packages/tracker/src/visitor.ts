import { readJson, type Store } from './store.ts';
import { isUuid, uuid } from './uuid.ts';

const KEY = 'desirepath.visitor';

/** Thirteen months, not renewed by visits: what CNIL allows audience measurement without asking. */
const LIFETIME = 395 * 24 * 60 * 60 * 1000;

/** The id of this browser, made anew when the old one has reached its age. */
export const visitorId = (store: Store, now: number): string => {
  const known = readJson(store, KEY) as { id?: unknown; since?: number } | undefined; // as written below, if it was us
  if (isUuid(known?.id) && now - (known.since ?? 0) < LIFETIME) return known.id;
  const id = uuid();
  store.set(KEY, JSON.stringify({ id, since: now }));
  return id;
};
