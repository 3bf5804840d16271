import { flatProps } from './clean.ts';
import { createGuard, type Warn } from './guard.ts';
import { USER_ID_LENGTH } from './limits.ts';
import { CONSENTED, forget, isPermitted, OPTED_OUT } from './permission.ts';
import { scrub } from './privacy.ts';
import type { Settings } from './settings.ts';
import type { LoadExtras } from './signals/lazily.ts';
import type { LoadRecorder } from './signals/replay.ts';
import { load, noStore, remove, save, storeOf } from './store.ts';
import { startTracker, type Tracker } from './tracker.ts';

/** What a site's own scripts may call: `window.desirepath`, and the named exports of the library. Nothing here throws. */
export interface Desirepath {
  /** Notes that something happened, such as `track('order', { plan: 'pro' }, 49.9)`. */
  track(name: string, props?: Record<string, unknown>, value?: number): void;
  /** Says who the visitor is, by an id of your own that is no e-mail address; null when they have signed out. */
  identify(userId: string | number | null, traits?: Record<string, unknown>): void;
  /** Begins a page view, where an app shows another page without changing its path. */
  page(): void;
  /** Ends the measuring of this visitor, now and on later visits. */
  optOut(): void;
  optIn(): void;
  /** Tells what the visitor answered, where the site asks for consent. */
  consent(granted: boolean): void;
  /** Ends the measuring of this page, and leaves nothing of it in there. */
  stop(): void;
}

/** Not in TypeScript's DOM yet. */
type MaybePrerendered = Document & { prerendering?: boolean };

/** Measures the page, as soon as and as long as it may be measured. */
export const createApi = (
  settings: Settings,
  loadRecorder: LoadRecorder,
  loadExtras: LoadExtras,
  warn: Warn,
): Desirepath => {
  const guard = createGuard(warn);
  const lasting = storeOf(() => localStorage);
  const local = settings.cookieless ? noStore : lasting;
  const perTab = settings.cookieless ? noStore : storeOf(() => sessionStorage);
  let hasConsent = !settings.require_consent || !!load(local, CONSENTED);
  let tracker: Tracker | undefined;
  const stopping = new AbortController();

  const start = guard(() => {
    // A page that is rendered ahead may never be seen.
    if (tracker || stopping.signal.aborted || (document as MaybePrerendered).prerendering) return;
    if (hasConsent && !load(lasting, OPTED_OUT) && isPermitted(settings, location, navigator)) {
      tracker = startTracker({ settings, local, perTab, loadRecorder, loadExtras, warn });
    } else warn('not measured');
  });
  const end = (isTakenBack: boolean) => {
    tracker?.stop(isTakenBack);
    tracker = undefined;
    if (isTakenBack) forget(local, perTab);
  };

  // A page that is left ends; one that comes back, from the back/forward cache, begins.
  const life = { signal: stopping.signal };
  addEventListener(
    'pagehide',
    guard(() => end(false)),
    life,
  );
  addEventListener('pageshow', start, life);
  document.addEventListener('prerenderingchange', start, life);
  start();

  return {
    track: guard((name, props, value) => {
      if (!name) throw Error('no name');
      tracker?.emit({
        type: 'custom',
        name: String(name),
        props: flatProps(props),
        value: Number.isFinite(value) ? value : undefined,
      });
    }),
    identify: guard((userId, traits) => {
      const id = `${userId ?? ''}`;
      // Cut or blanked, the ids of several people would become one.
      if (id.length > USER_ID_LENGTH || scrub(id) !== id) warn('user id refused');
      else tracker?.identify(id || undefined, flatProps(traits));
    }),
    page: guard(() => tracker?.openPage()),
    optOut: guard(() => {
      save(lasting, OPTED_OUT, 1);
      end(true);
    }),
    optIn: guard(() => {
      remove(lasting, OPTED_OUT);
      start();
    }),
    consent: guard((granted) => {
      hasConsent = granted;
      if (granted) {
        save(local, CONSENTED, 1);
        start();
      } else end(true);
    }),
    stop: guard(() => {
      stopping.abort();
      end(false);
    }),
  };
};
