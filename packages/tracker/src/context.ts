import type { EventType, TrackedEvent } from '@desirepath/contract/tracking';
import type { Guard, Warn } from './guard.ts';
import type { Session } from './session.ts';
import type { Settings } from './settings.ts';
import type { Store } from './store.ts';
import type { Transport } from './transport.ts';

/** One page view; a single-page app has many in one document. */
export interface Page {
  id: string;
  /** Without fragment, and with the query keys that the site keeps. */
  url: string;
}

/** What a signal knows of an event; where and when it happened is added. */
export type Observation = Partial<TrackedEvent> & Pick<TrackedEvent, 'type'>;

/**
 * `opened`: a page view has begun. `leaving`: the open one is being left or hidden, perhaps for good. `clicked`: a person has
 * clicked; the detail of the event is a {@link Click}. And each type of event: one has been measured, see {@link Told}.
 */
export type Moment = 'opened' | 'leaving' | 'clicked' | EventType;

/** Says what was measured. */
export type Told = CustomEvent<TrackedEvent>;

/** A click that a person has made, seen before the page sees it. */
export interface Click {
  event: MouseEvent;
  /** The innermost element under the pointer, and all it is in. */
  chain: Element[];
  /** When and where that was, as it is told: on a session's first page view, where it has begun one. */
  point: TrackedEvent;
}

/** Events that reach the window, from the document too. */
export type Heard = WindowEventMap & DocumentEventMap & NavigationEventMap;

/** Ends what was begun, and leaves no trace of it in the page. */
export type Stop = () => void;

/** What the tracker offers to whatever observes the page. */
export interface Context {
  settings: Settings;
  clock(): number;
  guard: Guard;
  warn: Warn;
  /** What is kept for this tab alone; keeps nothing on cookieless sites. */
  perTab: Store;
  /** The same for this browser. */
  local: Store;
  session(): Session;
  /** From here on batches leave that way, as far as it says. */
  sendBy(transport: Partial<Transport>): void;
  /** Hears of each {@link Moment}. */
  moments: EventTarget;
  /** Lets all hear of one, with its detail. */
  reach(moment: Moment, detail?: unknown): void;
  /** What signals listen with, for frames, whose events do not reach the window. */
  handlers: Set<Handler>;
  /** The page view that is open now. */
  page(): Page;
  /** Ends the open page view and begins the next, at the address the document has now. */
  openPage(): void;
  /** Whether what happens now belongs to a measured session. */
  isLive(): boolean;
  /**
   * Takes an event on its way. An `aftermath`, such as leaving, is no activity: it neither prolongs a session nor begins
   * one. The event may still be completed until it is sealed; undefined when it is not measured.
   */
  emit(observed: Observation, isAftermath?: boolean): TrackedEvent | undefined;
}

export interface Handler {
  type: string;
  handle: (event: Event) => void;
}

/** What one part is given besides, for itself. All that it begins with this ends when it is stopped. */
export interface Own {
  /** Calls `run` at each such moment. */
  when(moment: Moment, run: (event: Event) => void): void;
  /** Listens to what reaches the window, or `target`, without ever holding the page up or throwing into it. */
  listen<Type extends keyof Heard>(type: Type, handle: (event: Heard[Type]) => void, target?: EventTarget): void;
  /** Calls `run` once, later, just after the page has been laid out: to look at its layout then costs nothing. */
  later(run: () => void, ms: number): void;
  /** Calls `run` when the part is stopped: to put back what was patched. */
  atStop(run: () => void): void;
}
export type Scope = Context & Own;

/** Observes one kind of thing until it is stopped. */
export type Signal<Given extends Context = Context> = (context: Given) => Stop;

/** A signal of what it does with a scope of its own. What goes wrong in there ends there. */
export const signal =
  <Given extends Context = Context>(begin: (scope: Given & Own) => void): Signal<Given> =>
  (context) => {
    const { guard, moments, handlers } = context;
    const ending = new AbortController();
    const ends: Stop[] = [];
    const hear = (target: EventTarget, type: string, handle: (event: Event) => void) =>
      target.addEventListener(type, handle, { capture: true, passive: true, signal: ending.signal });
    const own: Own = {
      when: (moment, run) => hear(moments, moment, guard(run)),
      listen(type, run, target) {
        const handle = guard(run) as Handler['handle']; // this is the one that the type belongs to
        hear(target ?? window, type, handle);
        if (target) return;
        const handler = { type, handle };
        handlers.add(handler);
        ends.push(() => handlers.delete(handler));
      },
      later(run, ms) {
        const task = guard(() => {
          if (!ending.signal.aborted) run();
        });
        setTimeout(() => {
          // A hidden page is not laid out. In a timer after the frame the page may have changed again.
          if (document.hidden) task();
          else {
            new ResizeObserver((_, observer) => {
              observer.disconnect();
              task();
            }).observe(document.documentElement);
          }
        }, ms);
      },
      atStop: (run) => ends.push(guard(run)),
    };
    guard(begin)({ ...context, ...own });
    return () => {
      ending.abort();
      for (const end of ends) end();
    };
  };
