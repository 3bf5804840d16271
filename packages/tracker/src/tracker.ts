import type { TrackedEvent } from '@desirepath/contract/tracking';
import { pageAddress } from './address.ts';
import type { Context, Moment, Page, Stop } from './context.ts';
import { createGuard, type Warn } from './guard.ts';
import { createOutbox } from './outbox.ts';
import { createQueue } from './queue.ts';
import { createSessions, isSampled } from './session.ts';
import type { Settings } from './settings.ts';
import { createShelf } from './shelf.ts';
import { startClicks } from './signals/clicks.ts';
import { startPageLeave } from './signals/page-leave.ts';
import { startPageViews } from './signals/page-views.ts';
import { startPointerTrails } from './signals/pointer-trails.ts';
import { startRageClicks } from './signals/rage-clicks.ts';
import { type LoadRecorder, startReplay } from './signals/replay.ts';
import { startScrollDepth } from './signals/scroll-depth.ts';
import { sourceOf } from './source.ts';
import type { Store } from './store.ts';
import { createTab } from './tab.ts';
import { uuid } from './uuid.ts';
import { visitorId } from './visitor.ts';

export interface Surroundings {
  settings: Settings;
  /** localStorage and sessionStorage, or stores that keep nothing. */
  local: Store;
  perTab: Store;
  loadRecorder: LoadRecorder;
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

export const startTracker = ({ settings, local, perTab, loadRecorder, warn }: Surroundings): Tracker => {
  const clock = Date.now;
  const random = Math.random;
  const moments: Record<Moment, Set<() => void>> = { opened: new Set(), leaving: new Set() };
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let page: Page = { id: '', url: '' };
  let isOpen = false;

  const tab = createTab(perTab, random);
  const source = sourceOf(location.search, document.referrer, location.host, settings.domain);
  const sessions = createSessions(local, clock, source);
  const outbox = createOutbox({
    url: `${settings.api_url}/api/track/batches`,
    shelf: createShelf(local),
    clock,
    random,
    warn,
  });
  const queue = createQueue({
    trackingId: settings.tracking_id,
    visitorId: visitorId(local, clock()),
    session: sessions.current,
    tab,
    send: outbox.add,
  });

  const guard = createGuard(warn);
  const isMeasured = () => isSampled(sessions.current().id, settings.sample_rate);
  const reach = (moment: Moment) => moments[moment].forEach((handle) => void handle());
  const openPage = () => {
    isOpen = true;
    page = { id: uuid(), url: pageAddress(location, settings.query_keys) };
    reach('opened');
  };
  const context: Context = {
    settings,
    clock,
    isMeasured,
    page: () => page,
    sessionId: () => sessions.current().id,
    openPage() {
      if (isOpen) reach('leaving');
      openPage();
    },
    emit(observed, isAftermath) {
      if (sessions.isOver()) {
        if (isAftermath) return;
        queue.seal();
        sessions.renew();
        // Each session begins with a page view; what follows then happens on that one.
        if (observed.type !== 'page_view') openPage();
      }
      if (!isAftermath) sessions.touch();
      if (!isMeasured()) return;
      const event: TrackedEvent = { at: clock(), page_id: page.id, url: page.url, ...observed };
      queue.push(event);
      return event;
    },
    emitReplay(json) {
      // What moves on a page that nobody looks at belongs to no session.
      if (isMeasured() && !sessions.isOver()) queue.pushReplay(page.id, json);
    },
    warn,
    guard,
    when(moment, handle) {
      const guarded = guard(handle);
      moments[moment].add(guarded);
      return () => moments[moment].delete(guarded);
    },
    listen(target, type, handle) {
      const options = { capture: true, passive: true };
      const guarded = guard(handle) as EventListener; // `type` brings the events that the caller names
      target.addEventListener(type, guarded, options);
      return () => target.removeEventListener(type, guarded, options);
    },
    later(handle, ms) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        guard(handle)();
      }, ms);
      timers.add(timer);
      return () => clearTimeout(timer);
    },
  };

  const end = () => {
    if (isOpen) reach('leaving');
    queue.seal();
    outbox.leave();
    tab.release();
    isOpen = false;
  };
  const stops: Stop[] = [
    context.listen(document, 'visibilitychange', () => {
      if (!document.hidden || !isOpen) return;
      reach('leaving');
      queue.seal();
      outbox.hide();
    }),
    context.listen(window, 'pagehide', end),
    context.listen<PageTransitionEvent>(window, 'pageshow', (event) => {
      if (!event.persisted) return;
      tab.claim();
      outbox.resume();
    }),
    startScrollDepth(context),
    startPointerTrails(context),
    startPageLeave(context),
    startClicks(context),
    startRageClicks(context),
    startReplay(context, loadRecorder),
    startPageViews(context), // last, since it opens the first page, which the others hear of
  ];

  return {
    emit: context.emit,
    openPage: context.openPage,
    identify(userId, traits) {
      queue.seal(); // what came before was not necessarily this user
      context.emit({ type: 'identify', props: traits });
      sessions.identify(userId);
    },
    stop(isTakenBack) {
      if (!isTakenBack) end();
      for (const stop of stops) stop();
      for (const timer of timers) clearTimeout(timer);
      queue.stop();
      outbox.stop();
    },
  };
};
