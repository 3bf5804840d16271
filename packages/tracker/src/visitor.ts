import { load, type Store, save } from './store.ts';
import { isUuid, uuid } from './uuid.ts';

export const VISITOR = 'desirepath.visitor';

/** Thirteen months, not renewed by visits: what CNIL allows audience measurement without asking. */
const LIFETIME = 395 * 24 * 60 * 60 * 1000;

/** This browser, as far as the site knows it. */
export interface Visitor {
  id: string;
  /** Epoch ms when the id was made. */
  since: number;
}

/** The visitor of this browser, made anew when the old one has reached its age. */
export const visitorOf = (store: Store, now: number): Visitor => {
  const { id, since = 0 } = load<Visitor>(store, VISITOR) ?? {};
  // Anyone on the page may have written there: hence the checks, here and in its neighbours.
  if (isUuid(id) && now - since < LIFETIME) return { id, since };
  const visitor = { id: uuid(), since: now };
  save(store, VISITOR, visitor);
  return visitor;
};
