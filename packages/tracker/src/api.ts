import { cleanProps } from './clean.ts';
import { createGuard, type Warn } from './guard.ts';
import { TEXT } from './limits.ts';
import { consentIn, forget, optOutIn, refusal } from './permission.ts';
import { scrub } from './privacy.ts';
import type { Settings } from './settings.ts';
import type { LoadRecorder } from './signals/replay.ts';
import { browserStore, noStore } from './store.ts';
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

/** Measures the page, as soon as and as long as it may be measured. */
export const createApi = (settings: Settings, loadRecorder: LoadRecorder, warn: Warn): Desirepath => {
  const guard = createGuard(warn);
  const lasting = browserStore(() => localStorage);
  const local = settings.cookieless ? noStore : lasting;
  const perTab = settings.cookieless ? noStore : browserStore(() => sessionStorage);
  const consent = consentIn(local);
  const optOut = optOutIn(lasting);
  let tracker: Tracker | undefined;
  let isStopped = false;

  const start = () => {
    if (tracker || isStopped) return;
    const reason = optOut.holds()
      ? 'opted out'
      : settings.require_consent && !consent.holds()
        ? 'waiting for consent'
        : refusal(settings, location, navigator);
    if (reason) warn(`not measuring: ${reason}`);
    else tracker = startTracker({ settings, local, perTab, loadRecorder, warn });
  };
  const takeBack = () => {
    tracker?.stop(true);
    tracker = undefined;
    forget(local, perTab);
  };

  const api: Desirepath = {
    track(name, props, value) {
      if (!name) return warn('track: no name');
      tracker?.emit({
        type: 'custom',
        name: String(name),
        props: cleanProps(props),
        value: Number.isFinite(value) ? value : undefined,
      });
    },
    identify(userId, traits) {
      const id = String(userId ?? '');
      // Cut or blanked, the ids of several people would become one.
      if (id.length > TEXT.userId || scrub(id) !== id)
        return warn('identify: an id must be short, and no e-mail address');
      tracker?.identify(id || undefined, cleanProps(traits));
    },
    page: () => tracker?.openPage(),
    optOut() {
      optOut.set(true);
      takeBack();
    },
    optIn() {
      optOut.set(false);
      start();
    },
    consent(granted) {
      consent.set(granted);
      if (granted) start();
      else takeBack();
    },
    stop() {
      isStopped = true;
      tracker?.stop(false);
      tracker = undefined;
    },
  };
  const safe: Desirepath = {
    track: guard(api.track),
    identify: guard(api.identify),
    page: guard(api.page),
    optOut: guard(api.optOut),
    optIn: guard(api.optIn),
    consent: guard(api.consent),
    stop: guard(api.stop),
  };

  // A page that is rendered ahead may never be seen.
  const early = document as Document & { prerendering?: boolean }; // not in TypeScript's DOM yet
  if (early.prerendering) document.addEventListener('prerenderingchange', guard(start), { once: true });
  else guard(start)();
  return safe;
};
