import { isHostOf } from './address.ts';
import type { Settings } from './settings.ts';
import type { Store } from './store.ts';

/** Everything the tracker keeps in a store begins so. */
const OURS = 'desirepath.';
const OPTED_OUT = `${OURS}optout`;
const CONSENTED = `${OURS}consent`;

type Here = Pick<Location, 'protocol' | 'host' | 'hostname'>;

/** What a browser says of its user's wishes: Do Not Track, and Global Privacy Control (a draft that TypeScript lacks). */
export interface Wishes {
  doNotTrack?: string | null;
  globalPrivacyControl?: boolean;
}

/** Why a page must not be measured; undefined when it may. */
export const refusal = (settings: Settings, here: Here, wishes: Wishes): string | undefined => {
  if (settings.respect_dnt && (wishes.doNotTrack === '1' || wishes.globalPrivacyControl)) return 'Do Not Track';
  if (here.protocol === 'file:') return settings.allow_file_protocol ? undefined : 'file: is not allowed';
  if (!/^https?:$/.test(here.protocol)) return here.protocol;
  if (isHostOf(settings.domain, here.host)) return;
  const isLocal = /^(localhost|127(\.\d+){3}|\[::1\])$|\.localhost$/.test(here.hostname);
  return isLocal && settings.allow_localhost ? undefined : `${here.host} is not ${settings.domain}`;
};

/** A yes that a visitor has given, or not: kept for later visits where the store keeps anything, for this page in any case. */
export interface Decision {
  holds(): boolean;
  set(holds: boolean): void;
}

const decision = (store: Store, key: string): Decision => {
  let holds = store.get(key) !== null;
  return {
    holds: () => holds,
    set(now) {
      holds = now;
      if (now) store.set(key, '1');
      else store.remove(key);
    },
  };
};

export const consentIn = (store: Store): Decision => decision(store, CONSENTED);
export const optOutIn = (store: Store): Decision => decision(store, OPTED_OUT);

/** Takes back all that was kept of a visitor, besides the opt-out, which could not be honoured otherwise. */
export const forget = (...stores: Store[]): void => {
  for (const store of stores) for (const key of store.keys(OURS)) if (key !== OPTED_OUT) store.remove(key);
};
