import type { TrackedEvent } from '@desirepath/contract/tracking';
import type { Guard } from './guard.ts';
import type { Settings } from './settings.ts';

/** One page view; a single-page app has many in one document. */
export interface Page {
  id: string;
  /** Without fragment, and with the query keys that the site keeps. */
  url: string;
}

/** What a signal knows of an event; where and when it happened is added. */
export type Observation = Partial<TrackedEvent> & Pick<TrackedEvent, 'type'>;

/**
 * `opened`: a page view has begun. `leaving`: the open one is being left or hidden, perhaps for good. `stopping`: what is
 * patched must be put back; listeners end by themselves.
 */
export type Moment = 'opened' | 'leaving' | 'stopping';

/** Events that reach the window, from the document too. */
export type Heard = WindowEventMap & DocumentEventMap;

/** What a signal is given to work with. All that it begins with this ends with the tracker. */
export interface Context {
  settings: Settings;
  clock(): number;
  guard: Guard;
  /** The page view that is open now. */
  page(): Page;
  /** Ends the open page view and begins the next, at the address the document has now. */
  openPage(): void;
  /**
   * Takes an event on its way. An `aftermath`, such as leaving, is no activity: it neither prolongs a session nor begins
   * one. The event may still be completed until it is sealed; undefined when it is not measured.
   */
  emit(observed: Observation, isAftermath?: boolean): TrackedEvent | undefined;
  /** Calls `run` at each such moment. */
  when(moment: Moment, run: () => void): void;
  /** Listens to what reaches the window, without ever holding the page up or throwing into it. */
  listen<Type extends keyof Heard>(type: Type, handle: (event: Heard[Type]) => void): void;
  /** Calls `run` once, later. */
  later(run: () => void, ms: number): void;
}

/** A part that observes one kind of thing until the tracker stops, and then leaves no trace. */
export type Signal = (context: Context) => void;
