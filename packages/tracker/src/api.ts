import { flatProps } from './clean.ts';
import { createGuard, type Warn } from './guard.ts';
import { takeOver } from './handover.ts';
import { USER_ID_LENGTH } from './limits.ts';
import { applyFragment, domainsOf, forget, isPermitted, loadChoice, OPTED_OUT, saveChoice } from './permission.ts';
import { isPrivate } from './privacy.ts';
import type { Desirepath } from './public.ts';
import type { LoadRecorder } from './recording.ts';
import { SESSION } from './session.ts';
import type { Settings } from './settings.ts';
import type { LoadExtras } from './signals/lazily.ts';
import { campaignOf, isNavigation, sourceOf } from './source.ts';
import { load, noStore, remove, save, storeOf } from './store.ts';
import { startTracker, type Tracker } from './tracker.ts';
import { VISITOR } from './visitor.ts';

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
  const stopping = new AbortController();
  let answer = loadChoice(lasting);
  let tracker: Tracker | undefined;
  // Of the arrival, which is once, and whose address an app may change before the visitor has answered.
  let source = sourceOf(location, document.referrer, domainsOf(settings));
  let campaign = isNavigation() ? campaignOf(source) : '';

  const choice = () => answer ?? { measure: !settings.require_consent, replay: !settings.require_consent };
  const mayMeasure = (): boolean =>
    !!choice().measure && !load(lasting, OPTED_OUT) && isPermitted(settings, location, navigator);
  const end = (isTakenBack: boolean) => {
    tracker?.stop(isTakenBack);
    tracker = undefined;
    if (isTakenBack) forget(local, perTab);
  };
  /** Measures, or ends it, as the visitor has answered: here, in another tab, or while this page was away. */
  const follow = guard(() => {
    answer = loadChoice(lasting) ?? answer;
    // Where nothing was measured, what is kept may be of another site's script.
    if (!mayMeasure()) return tracker && end(true);
    // A page that is rendered ahead may never be seen.
    if (stopping.signal.aborted || (document as MaybePrerendered).prerendering) return;
    tracker ??= startTracker({ settings, local, perTab, source, campaign, loadRecorder, loadExtras, warn });
    tracker.allowRecording(!!choice().replay);
    source = {};
    campaign = '';
  });

  guard(applyFragment)(lasting);
  guard(takeOver)(settings, local, mayMeasure(), Date.now());
  // A page that is left ends; one that comes back, from the back/forward cache, begins.
  const life = { signal: stopping.signal };
  addEventListener(
    'pagehide',
    guard(() => end(false)),
    life,
  );
  addEventListener('pageshow', follow, life);
  addEventListener('storage', follow, life);
  document.addEventListener('prerenderingchange', follow, life);
  follow();
  if (!mayMeasure()) warn('not measured');

  return {
    track: guard((name, props, value) => {
      if (!name) throw Error('no name');
      tracker?.emit({
        type: 'custom',
        name: String(name),
        props: flatProps(props),
        // A card's digits cannot be taken out of a number, as they are of all else.
        value: Number.isFinite(value) && !isPrivate(`${value}`) ? value : undefined,
      });
    }),
    identify: guard((userId, traits) => {
      const id = String(userId ?? '');
      const isId = (userId ?? id) === id || Number.isFinite(userId);
      // As the text of an object, cut or blanked, the ids of several people would become one.
      if (!isId || id.length > USER_ID_LENGTH || isPrivate(id)) throw Error('user id refused');
      tracker?.identify(id || undefined, flatProps(traits));
    }),
    page: guard(() => tracker?.openPage()),
    optOut: guard(() => {
      save(lasting, OPTED_OUT, 1);
      end(true);
    }),
    optIn: guard(() => {
      remove(lasting, OPTED_OUT);
      follow();
    }),
    consent: guard((given) => {
      const said = typeof given === 'object' ? given : { measure: given, replay: given };
      const { measure, replay } = { ...choice(), ...said };
      // What is neither yes nor no, such as `'denied'`, must not pass for either.
      if ([measure, replay, said.measure ?? said.replay].some((one) => one !== !!one)) throw Error('no answer');
      answer = { measure, replay };
      if (!measure) end(true);
      saveChoice(answer, lasting, local);
      follow();
    }),
    consentState: () =>
      load(lasting, OPTED_OUT) ? 'denied' : answer ? (answer.measure ? 'granted' : 'denied') : 'unknown',
    record: guard((isOn = true) => tracker?.record(isOn)),
    reset: guard(() => {
      end(false);
      remove(local, VISITOR);
      remove(local, SESSION);
      follow();
    }),
    stop: guard(() => {
      stopping.abort();
      end(false);
    }),
  };
};
