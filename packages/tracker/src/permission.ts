import { isOnDomain } from './address.ts';
import type { Settings } from './settings.ts';
import { keysOf, remove, type Store } from './store.ts';

/** Everything the tracker keeps in a store begins so. */
const OURS = 'desirepath.';
export const OPTED_OUT = `${OURS}optout`;
export const CONSENTED = `${OURS}consent`;

/** What a browser says of its user's wishes: Do Not Track, and Global Privacy Control (a draft that TypeScript lacks). */
export interface Wishes {
  doNotTrack?: string | null;
  globalPrivacyControl?: boolean;
}

const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** Whether a page may be measured, as far as the site and the browser say. */
export const isPermitted = (
  settings: Settings,
  page: Pick<URL, 'protocol' | 'host' | 'hostname'>,
  wishes: Wishes,
): boolean => {
  if (settings.respect_dnt && (wishes.doNotTrack === '1' || wishes.globalPrivacyControl)) return false;
  // Only addresses made for no network have no host.
  if (!page.host) return page.protocol === 'file:' && settings.allow_file_protocol;
  return isOnDomain(settings.domain, page) || (settings.allow_localhost && LOCAL.test(page.hostname));
};

/** Takes back all that was kept of a visitor, besides the opt-out, which could not be honoured otherwise. */
export const forget = (...stores: Store[]): void => {
  for (const store of stores) for (const key of keysOf(store, OURS)) if (key !== OPTED_OUT) remove(store, key);
};
