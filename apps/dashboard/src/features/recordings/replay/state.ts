import type { RecordingHole } from '@desirepath/contract/recording-parts';
import type { Span } from './idle.ts';
import type { ConsoleLine, RecordedRequest } from './plugins.ts';
import type { UnrecordedSpan } from './unrecorded.ts';

/** Times are epoch ms, as in the events. */
export interface PlayerState {
  time: number;
  /** Whether it plays, or would if what comes next were here. */
  isPlaying: boolean;
  /** What should be shown has not come yet. */
  isWaiting: boolean;
  speed: number;
  /** Only this much of it is played, such as a clip. */
  range: Span | null;
  skipsIdle: boolean;
  /** The last pause that was skipped, or what was lost; a new object each time. */
  skipped: (Span & { isLost: boolean }) | null;
  tabId: string | null;
  /** The tabs of the session, and from when to when each was recorded. */
  tabs: (Span & { id: string })[];
  /** Of the tab that is shown, what is here to be played. */
  loaded: Span | null;
  holes: readonly RecordingHole[];
  /** Of the tab that is shown, as far as it has come: when its page could not be recorded. */
  unrecorded: readonly UnrecordedSpan[];
  /** The session still goes on. */
  isLive: boolean;
  /** Stays as near to what the visitor does now as it can. */
  isFollowing: boolean;
  /** All has come, and no page is among it that could be shown. */
  isUnplayable: boolean;
  /** Some page of it has been shown. */
  hasPicture: boolean;
  /** Size of the visitor's window; null until something is shown. */
  viewport: { width: number; height: number } | null;
  /** The element that is pointed at, in px of the visitor's window. */
  highlighted: { x: number; y: number; width: number; height: number } | undefined;
  /** What the page sent and what it wrote, as far as it has come; in order of time. */
  requests: readonly RecordedRequest[];
  lines: readonly ConsoleLine[];
  /** Events left out because they were malformed, and those that failed when they were applied. */
  dropped: number;
  broken: number;
  /** Parts that came in a newer format than is known here, which are not shown. */
  newer: number;
}

export const initialState = (start: number): PlayerState => ({
  time: start,
  isPlaying: true,
  isWaiting: true,
  speed: 1,
  range: null,
  skipsIdle: true,
  skipped: null,
  tabId: null,
  tabs: [],
  loaded: null,
  holes: [],
  unrecorded: [],
  isLive: false,
  isFollowing: false,
  isUnplayable: false,
  hasPicture: false,
  viewport: null,
  highlighted: undefined,
  requests: [],
  lines: [],
  dropped: 0,
  broken: 0,
  newer: 0,
});

export const SPEEDS = [0.5, 1, 2, 4, 8, 16] as const;
