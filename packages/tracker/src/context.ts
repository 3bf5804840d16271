import type { TrackedEvent } from '@desirepath/contract/tracking';
import type { Guard, Warn } from './guard.ts';
import type { Settings } from './settings.ts';

/** One page view; a single-page app has many in one document. */
export interface Page {
  id: string;
  /** Without fragment, and with the query keys that the site keeps. */
  url: string;
}

/** What a signal knows of an event; where and when it happened is added. */
export type Observation = Partial<TrackedEvent> & Pick<TrackedEvent, 'type'>;

/** `opened`: a page view has begun. `leaving`: the open one is being left or hidden, perhaps for good. */
export type Moment = 'opened' | 'leaving';

/** What a signal is given to work with. */
export interface Context {
  settings: Settings;
  clock(): number;
  /** The page view that is open now. */
  page(): Page;
  /** Ends the open page view and begins the next, at the address the document has now. */
  openPage(): void;
  /**
   * Takes an event on its way. An `aftermath`, such as leaving, is no activity: it neither prolongs a session nor begins
   * one. The event may still be completed until it is sealed; undefined when it is not measured.
   */
  emit(observed: Observation, aftermath?: boolean): TrackedEvent | undefined;
  /** Takes a recorded rrweb event, as JSON, on its way. */
  emitReplay(json: string): void;
  sessionId(): string;
  /** Whether the current session is among those measured. */
  isMeasured(): boolean;
  warn: Warn;
  guard: Guard;
  /** Calls `run` at each such moment. Returns what ends that. */
  when(moment: Moment, run: () => void): Stop;
  /** Listens without ever holding the page up or throwing into it. Returns what ends that. */
  listen<E extends Event>(target: EventTarget, type: string, handle: (event: E) => void): Stop;
  /** Calls `run` once, later, unless stopped before. */
  later(run: () => void, ms: number): Stop;
}

export type Stop = () => void;

/** A part that observes one kind of thing until it is stopped, and then leaves no trace. */
export type Signal = (context: Context) => Stop;
