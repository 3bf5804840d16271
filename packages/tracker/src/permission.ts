import { isOnDomain } from './address.ts';
import type { Settings } from './settings.ts';
import { keysOf, load, remove, type Store, save } from './store.ts';

/** Everything the tracker keeps in a store begins so. */
const OURS = 'desirepath.';
export const OPTED_OUT = 'desirepath.optout';
const CONSENT = 'desirepath.consent';

/** What a browser says of its user's wishes: Do Not Track, and Global Privacy Control (a draft that TypeScript lacks). */
interface Wishes {
  doNotTrack?: string | null;
  globalPrivacyControl?: boolean;
}

/** What a visitor has agreed to. */
export interface Choice {
  /** That the visit is measured. */
  measure: boolean;
  /** That it is recorded besides. */
  replay: boolean;
}

const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** The domains whose pages are one site to its visitors. */
export const domainsOf = ({ domain, linked_domains }: Pick<Settings, 'domain' | 'linked_domains'>): string[] => [
  domain,
  ...linked_domains,
];

export const hasRefused = ({ doNotTrack, globalPrivacyControl }: Wishes): boolean =>
  doNotTrack === '1' || !!globalPrivacyControl;

/** Whether a page may be measured, as far as the site and the browser say. */
export const isPermitted = (
  settings: Settings,
  page: Pick<URL, 'protocol' | 'host' | 'hostname'>,
  wishes: Wishes,
): boolean => {
  // `hasRefused` once more: as a call it takes more bytes than the core has left.
  if (settings.respect_dnt && (wishes.doNotTrack === '1' || wishes.globalPrivacyControl)) return false;
  // Only addresses made for no network have no host.
  if (!page.host) return page.protocol === 'file:' && settings.allow_file_protocol;
  return isOnDomain(domainsOf(settings), page) || (settings.allow_localhost && LOCAL.test(page.hostname));
};

/** What the visitor has answered, now or on an earlier visit; undefined before that. */
export const loadChoice = (lasting: Store): Partial<Choice> | undefined => load<Choice>(lasting, CONSENT);

/**
 * Remembers the answer. A refusal is kept on cookieless sites too, where `local` keeps nothing: it could not be honoured
 * otherwise.
 */
export const saveChoice = (choice: Partial<Choice>, lasting: Store, local: Store): void => {
  remove(lasting, CONSENT);
  save(choice.measure ? local : lasting, CONSENT, choice);
};

/** Takes back all that was kept of a visitor, besides what they have answered, which could not be honoured otherwise. */
export const forget = (...stores: Store[]): void => {
  for (const store of stores) {
    for (const key of keysOf(store, OURS)) if (![OPTED_OUT, CONSENT].includes(key)) remove(store, key);
  }
};

/**
 * Owners take their own visits out by visiting any page with `#desirepath=off`, in each of their browsers, and in again
 * with `#desirepath=on`. The fragment is taken out of the address.
 */
export const applyFragment = (lasting: Store): void => {
  const [fragment, wish] = /^#desirepath=(on|off)$/.exec(location.hash) ?? [];
  if (!fragment) return;
  if (wish === 'off') save(lasting, OPTED_OUT, 1);
  else remove(lasting, OPTED_OUT);
  history.replaceState(history.state, '', location.pathname + location.search);
};
