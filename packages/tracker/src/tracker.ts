import type { TrackedEvent } from '@desirepath/contract/tracking';
import { pageAddress } from './address.ts';
import { type Context, type Moment, type Page, signal } from './context.ts';
import { createGuard, type Warn } from './guard.ts';
import { createOutbox } from './outbox.ts';
import { createQueue } from './queue.ts';
import { createSessions, isSampled } from './session.ts';
import type { Settings } from './settings.ts';
import { createShelf } from './shelf.ts';
import { startSignals } from './signals/all.ts';
import type { LoadExtras } from './signals/lazily.ts';
import { type LoadRecorder, type Recorder, startReplay } from './signals/replay.ts';
import { sourceOf } from './source.ts';
import type { Store } from './store.ts';
import { createTab } from './tab.ts';
import { uuid } from './uuid.ts';

export interface Surroundings {
  settings: Settings;
  /** localStorage and sessionStorage, or stores that keep nothing. */
  local: Store;
  perTab: Store;
  loadRecorder: LoadRecorder;
  loadExtras: LoadExtras;
  warn: Warn;
}

/** A tracker at work on a page that may be measured. */
export interface Tracker {
  emit: Context['emit'];
  openPage(): void;
  identify(userId: string | undefined, traits: TrackedEvent['props']): void;
  /** Ends it without a trace in the page; what was observed is still sent, unless the visitor takes it back. */
  stop(isTakenBack: boolean): void;
}

export const startTracker = ({ settings, local, perTab, loadRecorder, loadExtras, warn }: Surroundings): Tracker => {
  const clock = Date.now;
  const random = Math.random;
  const guard = createGuard(warn);
  const moments = new EventTarget();
  let page: Page = { id: '', url: '' };

  const tab = createTab(perTab, random);
  const source = sourceOf(location, document.referrer, [settings.domain, ...settings.linked_domains]);
  const sessions = createSessions(local, clock, source);
  const outbox = createOutbox({
    url: settings.api_url,
    pack: (json) => recorder?.()?.pack(json),
    shelf: createShelf(local),
    clock,
    random,
    warn,
  });
  const queue = createQueue({
    trackingId: settings.tracking_id,
    session: sessions.current,
    tab,
    takeChunk: () => recorder?.()?.takeChunk() ?? '',
    send: outbox.add,
  });

  const isMeasured = () => isSampled(sessions.current().id, settings.sample_rate);
  const reach = (moment: Moment) => moments.dispatchEvent(new Event(moment));
  const beginPage = () => {
    page = { id: uuid(), url: pageAddress(location, settings.query_keys) };
    reach('opened');
  };
  const leavePage = () => {
    if (page.id) reach('leaving');
  };
  const context: Context = {
    settings,
    clock,
    guard,
    perTab,
    moments,
    handlers: new Set(),
    page: () => page,
    isLive: () => isMeasured() && !sessions.isOver(),
    openPage() {
      leavePage();
      beginPage();
    },
    emit(observed, isAftermath) {
      if (sessions.isOver()) {
        if (isAftermath) return;
        queue.seal();
        sessions.renew();
        // Each session begins with a page view; what follows then happens on that one.
        if (observed.type !== 'page_view') beginPage();
      }
      if (!isAftermath) sessions.touch();
      if (!isMeasured()) return;
      const event: TrackedEvent = { at: clock(), page_id: page.id, url: page.url, ...observed };
      queue.push(event);
      return event;
    },
  };

  let recorder: (() => Recorder | undefined) | undefined;
  const stopOwn = signal((scope) => {
    scope.listen('visibilitychange', () => {
      if (!document.hidden) return;
      leavePage();
      queue.seal();
      outbox.shelve();
    });
    recorder = startReplay(scope, loadRecorder, {
      ...queue,
      page: context.page,
      session: sessions.current,
      isLive: context.isLive,
      guard,
    });
  })(context);
  const stopSignals = startSignals(context, loadExtras);

  return {
    ...context,
    identify(userId, traits) {
      queue.seal(); // what came before was not necessarily this user
      context.emit({ type: 'identify', props: traits });
      sessions.update({ user_id: userId });
    },
    stop(isTakenBack) {
      leavePage();
      outbox.close();
      queue.seal();
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
