import type { SessionSource, TrackedEvent } from '@desirepath/contract/tracking';
import { isInGroup, pageAddress } from './address.ts';
import { type Context, type Moment, type Page, signal } from './context.ts';
import { createGuard, type Warn } from './guard.ts';
import { setCovers } from './masking.ts';
import { createOutbox } from './outbox.ts';
import { createQueue } from './queue.ts';
import { type LoadRecorder, type Recording, startRecording } from './recording.ts';
import { createSessions, isSampled } from './session.ts';
import type { Settings } from './settings.ts';
import { createShelf } from './shelf.ts';
import { startSignals } from './signals/all.ts';
import type { LoadExtras } from './signals/lazily.ts';
import type { Store } from './store.ts';
import { createTab } from './tab.ts';
import { createPost } from './transport.ts';
import { uuid } from './uuid.ts';

interface Surroundings {
  settings: Settings;
  /** localStorage and sessionStorage, or stores that keep nothing. */
  local: Store;
  perTab: Store;
  /** Where a session comes from that begins here, and the campaign that makes one begin. */
  source: SessionSource;
  campaign: string;
  loadRecorder: LoadRecorder;
  loadExtras: LoadExtras;
  warn: Warn;
}

/** A tracker at work on a page that may be measured. */
export interface Tracker {
  emit: Context['emit'];
  openPage(): void;
  identify(userId: string | undefined, traits: TrackedEvent['props']): void;
  record(isOn: boolean): void;
  /** Whether the visitor agrees to being recorded, as far as they were asked; until that is said they are not. */
  allowRecording(isAllowed: boolean): void;
  /** Ends it without a trace in the page; what was observed is still sent, unless the visitor takes it back. */
  stop(isTakenBack: boolean): void;
}

export const startTracker = (given: Surroundings): Tracker => {
  const { settings, local, perTab, warn } = given;
  setCovers(settings);
  const clock = () => Math.round(Date.now()); // pages that turn the clock make fractions of it
  const random = Math.random;
  const guard = createGuard(warn);
  const moments = new EventTarget();
  let page: Page = { id: '', url: '' };

  const tab = createTab(perTab, random);
  const sessions = createSessions(local, clock, given.source, given.campaign);
  const session = sessions.current;
  const outbox = createOutbox({
    url: settings.api_url,
    transport: { send: createPost(settings.api_url, warn) },
    shelf: createShelf(local),
    session,
    minAge: settings.replay_min_ms,
    clock,
    random,
    warn,
  });
  const queue = createQueue({
    settings,
    session,
    tab,
    takeChunks: (isLast) => recording?.takeChunks(isLast) ?? [],
    send: outbox.add,
    isPaused: outbox.isPaused,
  });

  const isMeasured = () =>
    isSampled(session().id, settings.sample_rate) && !isInGroup(settings.excluded_paths, page.url);
  const reach = (moment: Moment, detail?: unknown) => moments.dispatchEvent(new CustomEvent(moment, { detail }));
  const beginPage = () => {
    page = { id: uuid(), url: pageAddress(location, settings.query_keys, settings.hash_routing) };
    reach('opened');
  };
  const leavePage = () => {
    if (page.id) reach('leaving');
  };
  const renewSession = (): boolean => {
    if (!sessions.isOver()) return false;
    queue.seal();
    sessions.renew();
    return true;
  };
  const context: Context = {
    settings,
    clock,
    guard,
    warn,
    perTab,
    local,
    session,
    sendBy: outbox.sendBy,
    moments,
    reach,
    handlers: new Set(),
    page: () => page,
    isLive: () => isMeasured() && !sessions.isOver(),
    openPage() {
      leavePage();
      renewSession();
      beginPage();
    },
    emit(observed, isAftermath) {
      if (isAftermath) {
        if (sessions.isOver()) return;
      } else {
        // Each session begins with a page view; what follows then happens on that one.
        if (renewSession()) beginPage();
        sessions.touch();
      }
      if (!isMeasured()) return;
      const event: TrackedEvent = { at: clock(), page_id: page.id, url: page.url, ...observed };
      queue.push(event);
      reach(observed.type, event);
      return event;
    },
  };

  let recording: Recording | undefined;
  const stopOwn = signal((scope) => {
    scope.listen('visibilitychange', () => {
      if (!document.hidden) return;
      leavePage();
      queue.seal(true);
      outbox.shelve();
    });
    scope.listen('online', outbox.resume);
    const host = {
      ...queue,
      site: settings,
      tell: context.emit,
      page: context.page,
      sessionId: () => session().id,
      isMeasured: context.isLive,
      guard,
    };
    recording = startRecording(scope, given.loadRecorder, host, sessions);
  })(context);
  const stopSignals = startSignals(context, given.loadExtras);

  return {
    ...context,
    identify(userId, traits) {
      queue.seal(); // what came before was not necessarily this user
      context.emit({ type: 'identify', props: traits });
      sessions.update({ user_id: userId });
    },
    record(isOn) {
      if (renewSession()) beginPage();
      recording?.demand(isOn);
    },
    allowRecording: (isAllowed) => recording?.allow(isAllowed),
    stop(isTakenBack) {
      leavePage();
      outbox.close();
      queue.seal(true);
      if (!isTakenBack) {
        outbox.beacon();
        outbox.shelve();
        tab.release();
      }
      stopSignals();
      stopOwn();
    },
  };
};
