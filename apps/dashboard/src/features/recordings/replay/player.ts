import type { Replayer } from 'rrweb';
import { loadReplay, type MountReplay } from '../../../ui/padlock/frame.ts';
import type { Film, Stretch } from './film.ts';
import { type Span, spanAt, whereActive } from './idle.ts';
import type { MarkedEvent } from './markers.ts';
import { picturelessSpans } from './pictures.ts';

/** Times are epoch ms, as in the events. */
export interface PlayerState {
  time: number;
  /** Whether it plays, or would if what comes next were here. */
  isPlaying: boolean;
  /** What should be shown has not come yet. */
  isWaiting: boolean;
  speed: number;
  skipsIdle: boolean;
  /** What was last jumped over; a new object each time. */
  skipped: (Span & { why: 'idle' | 'missing' }) | null;
  tabId: string | null;
  /** The tabs of the recording, and from when to when each was recorded. */
  tabs: (Span & { id: string })[];
  /** Of the tab that is shown: what has come, what is missing for good, and where nothing happens. */
  loaded: Span[];
  holes: readonly Span[];
  idle: readonly Span[];
  /** More of the recording may come, since the session goes on. */
  isLive: boolean;
  /** There is no page among it that could be shown. */
  isUnplayable: boolean;
  /** Size of the visitor's window; null until something is shown. */
  viewport: { width: number; height: number } | null;
  /** Events left out because they were malformed, and those that failed when they were applied. */
  dropped: number;
  broken: number;
}

interface PlayerOptions {
  film: Film;
  /** Where to begin, epoch ms. */
  start: number;
  /** Called with the tab and the moment that is shown or wanted. */
  want(tabId: string, time: number): void;
}

/** A page view and its picture further apart than this have nothing to do with each other. */
const PICTURE_WITHIN_MS = 2_000;

/** Live, one is this far behind the last that came: then there is something to play until the next comes. */
const LIVE_BEHIND_MS = 800;

export const SPEEDS = [0.5, 1, 2, 4, 8, 16] as const;

/**
 * Plays a film, one tab at a time, from what has come of it so far. Knows nothing of React: it is given an element to play in,
 * and tells its state to whoever subscribes.
 */
export class Player {
  readonly #film: Film;
  readonly #want: PlayerOptions['want'];
  #state: PlayerState;
  #listeners = new Set<() => void>();
  #root: HTMLElement | null = null;
  #mount: MountReplay | null = null;
  /** What the frame plays. */
  #playing: { replayer: Replayer; stretch: Stretch; pictureless: Span[] } | null = null;
  /** The picture of a page view is wanted, which is taken a moment after it is announced. */
  #isPictureWanted = false;
  #frame = 0;

  constructor({ film, start, want }: PlayerOptions) {
    this.#film = film;
    this.#want = want;
    this.#state = {
      time: start,
      isPlaying: true,
      isWaiting: true,
      speed: 1,
      skipsIdle: true,
      skipped: null,
      tabId: null,
      tabs: [],
      loaded: [],
      holes: [],
      idle: [],
      isLive: false,
      isUnplayable: false,
      viewport: null,
      dropped: 0,
      broken: 0,
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get state(): PlayerState {
    return this.#state;
  }

  /** Plays inside `root` until the returned function is called. */
  attach(root: HTMLElement, onFailed: (error: unknown) => void): () => void {
    this.#root = root;
    loadReplay().then((mount) => {
      this.#mount = mount;
      this.#continue();
    }, onFailed);
    return () => {
      this.#unmount();
      this.#root = null;
      this.#set({ isWaiting: true });
    };
  }

  /** The film has grown. */
  refresh(): void {
    const tabs = this.#film.tabs();
    this.#set({ tabs, tabId: this.#state.tabId ?? tabs[0]?.id ?? null, dropped: this.#film.dropped });
    this.#measure();
    this.#feed();
    // rrweb takes what it is fed in a microtask; this one comes after the last.
    queueMicrotask(() => this.#continue());
  }

  setLive(isLive: boolean): void {
    if (isLive === this.#state.isLive) return;
    this.#set({ isLive });
    this.#continue();
  }

  play(): void {
    const { isLive, tabs, time } = this.#state;
    const isOver = !isLive && tabs.every((tab) => time >= tab.to);
    this.#set({ isPlaying: true });
    this.seek(isOver ? (tabs[0]?.from ?? time) : time);
  }

  pause(): void {
    this.#set({ isPlaying: false });
    this.#stop();
  }

  toggle(): void {
    if (this.#state.isPlaying) this.pause();
    else this.play();
  }

  /** Shows the recording at `time`; where the tab shown has nothing then, the tab that has. */
  seek(time: number): void {
    this.#isPictureWanted = false;
    const tab = this.#tabAt(time);
    if (!tab) return this.#wait(time);
    this.#switch(tab.id);
    this.#showAt(Math.min(tab.to, Math.max(tab.from, time)));
  }

  /** To what happens now, where the session goes on. */
  catchUp(): void {
    const last = this.#state.tabs.toSorted((one, other) => other.to - one.to)[0];
    if (!last) return;
    this.#switch(last.id);
    this.#set({ isPlaying: true, speed: 1 });
    this.#playing?.replayer.setConfig({ speed: 1 });
    this.seek(Math.max(last.from, last.to - LIVE_BEHIND_MS));
  }

  /** Shows what came of an event: for a page view the page itself. */
  seekToEvent({ type, at, tab_id }: Pick<MarkedEvent, 'at' | 'tab_id'> & { type: string }): void {
    if (this.#state.tabs.some((tab) => tab.id === tab_id)) this.#switch(tab_id);
    this.seek(Date.parse(at));
    if (type !== 'page_view') return;
    this.#isPictureWanted = true;
    if (!this.#state.isWaiting) this.#showAt(this.#state.time);
  }

  /** Shows another tab, at the same time or the nearest it has. */
  showTab(id: string): void {
    const tab = this.#state.tabs.find((given) => given.id === id);
    if (!tab) return;
    this.#switch(id);
    this.#showAt(Math.min(tab.to, Math.max(tab.from, this.#state.time)));
  }

  setSpeed(speed: number): void {
    this.#set({ speed });
    this.#playing?.replayer.setConfig({ speed });
  }

  setSkipsIdle(skipsIdle: boolean): void {
    this.#set({ skipsIdle });
  }

  /** The document that shows, as it was recorded; null while nothing does. */
  get document(): Document | null {
    return this.#playing?.replayer.iframe.contentDocument ?? null;
  }

  /** Goes on with what was waited for, if it has come. */
  #continue(): void {
    if (!this.#state.isWaiting) return;
    const isPictureWanted = this.#isPictureWanted;
    this.seek(this.#state.time);
    if (isPictureWanted) {
      this.#isPictureWanted = true;
      if (!this.#state.isWaiting) this.#showAt(this.#state.time);
    }
  }

  #wait(time: number): void {
    this.#stop();
    this.#set({ time, isWaiting: true });
  }

  #showAt(time: number): void {
    const { tabId } = this.#state;
    if (!tabId) return this.#wait(time);
    this.#want(tabId, time);
    const hole = this.#film.holeAt(tabId, time);
    if (hole) return this.#leap(hole);
    if (!this.#film.hasPicture(tabId)) {
      this.#stop();
      return this.#set({ time, isUnplayable: !this.#state.isLive, isWaiting: this.#state.isLive });
    }
    const playing = this.#playingAt(tabId, time);
    if (!playing) return this.#wait(time);
    const { replayer, pictureless } = playing;
    const { startTime, endTime } = replayer.getMetaData();
    // Sought to a moment without a picture, rrweb forgets the page it shows without building another, and all further
    // changes are lost on it. And it applies what came *before* a moment: the very end is one millisecond later.
    const reach = this.#isPictureWanted ? PICTURE_WITHIN_MS : 0;
    const dark = pictureless.find((span) => span.to > time && span.from <= time + reach);
    const shown = Math.max(startTime, dark?.to ?? time);
    const offset = shown - startTime + (shown >= endTime ? 1 : 0);
    if (this.#state.isPlaying) replayer.play(offset);
    else replayer.pause(offset);
    this.#set({ time: Math.max(time, startTime), isWaiting: false, isUnplayable: false });
    cancelAnimationFrame(this.#frame);
    if (this.#state.isPlaying) this.#frame = requestAnimationFrame(this.#tick);
  }

  /** The frame, playing what a moment is in. Null until that has come. */
  #playingAt(tabId: string, time: number) {
    const stretch = this.#film.stretchAt(tabId, time);
    if (!stretch || 'missing' in stretch) return null;
    const now = this.#playing;
    const isWithin = now && now.stretch.tabId === tabId && now.stretch.first <= stretch.first;
    if (isWithin && now.stretch.last >= Math.min(stretch.last, now.stretch.last)) {
      if (stretch.first <= now.stretch.last) return now;
    }
    return this.#start(stretch);
  }

  /** Once a frame while it plays. */
  #tick = (): void => {
    if (!this.#playing) return;
    const { replayer, stretch } = this.#playing;
    const { startTime, endTime } = replayer.getMetaData();
    const time = startTime + replayer.getCurrentTime();
    if (this.#state.skipsIdle && spanAt(this.#state.idle, time)) {
      this.#skipFrom(time);
    } else if (time >= endTime) {
      this.#atEdge(stretch, endTime);
    } else {
      this.#set({ time });
      this.#want(stretch.tabId, time);
      this.#frame = requestAnimationFrame(this.#tick);
    }
  };

  /** Goes to where the visitor is active next, in this tab or another. */
  #skipFrom(time: number): void {
    const { tabs, tabId } = this.#state;
    const resting = tabs
      .map((tab) => ({ ...tab, idle: this.#film.idle(tab.id) }))
      .sort((one, other) => Number(other.id === tabId) - Number(one.id === tabId)); // where it is a tie, stay
    const next = whereActive(resting, time);
    if (!next) return;
    if (next.at > time) this.#set({ skipped: { from: time, to: next.at, why: 'idle' } });
    this.#switch(next.id);
    this.#showAt(next.at);
  }

  /** What cannot be shown is jumped over, and said to be missing. */
  #leap(hole: Span): void {
    this.#set({ skipped: { ...hole, why: 'missing' } });
    const { tabs, tabId } = this.#state;
    const tab = tabs.find(({ id }) => id === tabId);
    if (tab && hole.to <= tab.to) this.#showAt(hole.to);
    else this.#afterTab(hole.to);
  }

  /** All that has come of a stretch was played: wait for more, or go on after it. */
  #atEdge({ tabId, last }: Stretch, time: number): void {
    const next = this.#film.pieces(tabId)[last + 1];
    if (next?.isLost) {
      const hole = this.#film.holes(tabId).find(({ from, to }) => next.from >= from && next.from < to);
      return hole ? this.#leap(hole) : this.#afterTab(time);
    }
    if (!next) return this.#afterTab(time);
    this.#wait(time);
    this.#want(tabId, next.from);
  }

  /** A tab is at its end: another goes on, or the visitor does, or it is over. */
  #afterTab(time: number): void {
    this.#stop();
    const { tabs, tabId, isLive } = this.#state;
    const next = tabs.find((tab) => tab.id !== tabId && tab.to > time);
    if (next) {
      this.#switch(next.id);
      this.#showAt(Math.max(next.from, time));
    } else if (isLive) this.#set({ time, isWaiting: true });
    else this.#set({ time, isPlaying: false, isWaiting: false });
  }

  #stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#playing?.replayer.pause();
  }

  #tabAt(time: number) {
    const { tabs, tabId } = this.#state;
    const shown = tabs.find((tab) => tab.id === tabId);
    const covers = (tab: Span) => time >= tab.from && time <= tab.to;
    return shown && covers(shown) ? shown : (tabs.find(covers) ?? shown);
  }

  #switch(tabId: string): void {
    if (tabId === this.#state.tabId) return;
    this.#unmount();
    this.#set({ tabId });
    this.#measure();
  }

  /** What is known of the tab that is shown. */
  #measure(): void {
    const { tabId } = this.#state;
    if (!tabId) return;
    const film = this.#film;
    this.#set({ loaded: film.loaded(tabId), idle: film.idle(tabId), holes: film.holes(tabId) });
  }

  /** Hands the frame what has come of what it plays. */
  #feed(): void {
    if (!this.#playing) return;
    const { replayer, stretch } = this.#playing;
    const longer = this.#film.prolong(stretch);
    for (const piece of this.#film.pieces(stretch.tabId).slice(stretch.last + 1, longer.last + 1)) {
      for (const event of piece.events ?? []) replayer.addEvent(event);
    }
    if (longer.last === stretch.last) return;
    this.#playing = { replayer, stretch: longer, pictureless: picturelessSpans(this.#film.eventsOf(longer)) };
  }

  /** Builds a frame that plays a stretch. */
  #start(stretch: Stretch) {
    if (!this.#root || !this.#mount) return null;
    const events = this.#film.eventsOf(stretch);
    if (events.length < 2) return null; // rrweb begins with two
    this.#unmount();
    const pictureless = picturelessSpans(events);
    const replayer = this.#mount(this.#root, events, () => this.#set({ broken: this.#state.broken + 1 }));
    replayer.on('resize', (size) => {
      // What rrweb emits here is the size of a meta or a resize event, which were looked at by `isSound`.
      const { width, height } = size as { width: number; height: number };
      this.#set({ viewport: { width, height } });
    });
    replayer.setConfig({ speed: this.#state.speed });
    this.#playing = { replayer, stretch, pictureless };
    return this.#playing;
  }

  #unmount(): void {
    cancelAnimationFrame(this.#frame);
    this.#playing?.replayer.destroy();
    this.#playing = null;
  }

  #set(change: Partial<PlayerState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
