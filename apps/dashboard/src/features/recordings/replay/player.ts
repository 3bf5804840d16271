import type { ReplayChunk } from '@desirepath/contract/recordings';
import { EventType } from '@rrweb/types';
import type { Replayer } from 'rrweb';
import { loadReplay, type MountReplay } from '../../../ui/padlock/frame.ts';
import { idleSpans, type Span, spanAt, whereActive } from './idle.ts';
import type { MarkedEvent } from './markers.ts';
import { picturelessSpans } from './pictures.ts';
import { createTabs, type Tab } from './tabs.ts';

/** Times are epoch ms, as in the events. */
export interface PlayerState {
  time: number;
  /** Whether it plays, or would if what comes next were here. */
  isPlaying: boolean;
  /** What should be shown has not come yet. */
  isWaiting: boolean;
  speed: number;
  skipsIdle: boolean;
  /** The last pause that was skipped; a new object each time. */
  skipped: Span | null;
  tabId: string | null;
  /** The tabs that have come so far, and from when to when each was recorded. */
  tabs: (Span & { id: string })[];
  /** Up to when the tab that is shown has come. */
  loadedTo: number;
  isComplete: boolean;
  /** All has come, and no page is among it that could be shown. */
  isUnplayable: boolean;
  /** Size of the visitor's window; null until something is shown. */
  viewport: { width: number; height: number } | null;
  /** Events left out because they were malformed, and those that failed when they were applied. */
  dropped: number;
  broken: number;
}

/** A page view and its picture further apart than this have nothing to do with each other. */
const PICTURE_WITHIN_MS = 2_000;

export const SPEEDS = [0.5, 1, 2, 4, 8, 16] as const;

/**
 * Plays one recording, one tab at a time, from what has come so far. Knows nothing of React: it is given an element to play in
 * and chunks to play, and tells its state to whoever subscribes.
 */
export class Player {
  #state: PlayerState;
  #listeners = new Set<() => void>();
  #tabs = createTabs();
  #idle: Span[] = [];
  #pictureless: Span[] = [];
  #root: HTMLElement | null = null;
  #mount: MountReplay | null = null;
  #replayer: Replayer | null = null;
  #frame = 0;

  /** @param start Where the recording starts, epoch ms. */
  constructor(start: number) {
    this.#state = {
      time: start,
      isPlaying: true,
      isWaiting: true,
      speed: 1,
      skipsIdle: true,
      skipped: null,
      tabId: null,
      tabs: [],
      loadedTo: start,
      isComplete: false,
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

  /** Takes the chunks that have come so far, old ones too. */
  add(chunks: readonly ReplayChunk[], isComplete: boolean): void {
    const added = this.#tabs.add(chunks);
    const all = this.#tabs.list().filter((tab) => tab.events.length > 0);
    this.#set({
      isComplete,
      tabs: all.map((tab) => ({ id: tab.id, ...extent(tab) })),
      tabId: this.#state.tabId ?? all[0]?.id ?? null,
      dropped: this.#tabs.list().reduce((sum, tab) => sum + tab.dropped, 0),
    });
    this.#measure();
    const news = added.get(this.#state.tabId ?? '');
    if (this.#replayer && news) for (const event of news) this.#replayer.addEvent(event);
    // rrweb takes each of them in a microtask; this one comes after the last.
    queueMicrotask(() => this.#continue());
  }

  play(): void {
    const { isComplete, tabs, time } = this.#state;
    const isOver = isComplete && tabs.every((tab) => time >= tab.to);
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
    const tab = this.#tabAt(time);
    if (!tab || (time > tab.to && !this.#state.isComplete)) {
      this.#stop();
      this.#set({ time, isWaiting: !this.#state.isComplete, isUnplayable: this.#state.isComplete });
    } else {
      this.#switch(tab.id);
      this.#showAt(Math.min(tab.to, Math.max(tab.from, time)));
    }
  }

  /** Shows what came of an event: for a page view the page itself, whose picture is taken a moment after it is announced. */
  seekToEvent({ type, at, tab_id }: MarkedEvent): void {
    const time = Date.parse(at);
    if (this.#state.tabs.some((tab) => tab.id === tab_id)) this.#switch(tab_id);
    const page = this.#pictureless.find((span) => span.to > time && span.from <= time + PICTURE_WITHIN_MS);
    this.seek(type === 'page_view' && page ? page.to : time);
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
    this.#replayer?.setConfig({ speed });
  }

  setSkipsIdle(skipsIdle: boolean): void {
    this.#set({ skipsIdle });
  }

  /** Idle spans of the tab that is shown. */
  get idle(): readonly Span[] {
    return this.#idle;
  }

  /** Goes on with what was waited for, if it has come. */
  #continue(): void {
    if (this.#state.isWaiting) this.seek(this.#state.time);
  }

  #showAt(time: number): void {
    const replayer = this.#replayer ?? this.#start();
    if (!replayer) {
      const isUnplayable = this.#state.isComplete && !this.#hasPage;
      this.#set({ time, isUnplayable, isWaiting: !isUnplayable });
      return;
    }
    const { startTime, endTime } = replayer.getMetaData();
    // Sought to a moment without a picture, rrweb forgets the page it shows without building another, and all further
    // changes are lost on it. And it applies what came *before* a moment: the very end is one millisecond later.
    const shown = spanAt(this.#pictureless, time)?.to ?? time;
    const offset = shown - startTime + (shown >= endTime ? 1 : 0);
    if (this.#state.isPlaying) replayer.play(offset);
    else replayer.pause(offset);
    this.#set({ time, isWaiting: false, isUnplayable: false });
    cancelAnimationFrame(this.#frame);
    if (this.#state.isPlaying) this.#frame = requestAnimationFrame(this.#tick);
  }

  /** Once a frame while it plays. */
  #tick = (): void => {
    const replayer = this.#replayer;
    if (!replayer) return;
    const time = replayer.getMetaData().startTime + replayer.getCurrentTime();
    if (time >= this.#state.loadedTo) {
      this.#atEdge();
    } else if (this.#state.skipsIdle && spanAt(this.#idle, time)) {
      this.#skipFrom(time);
    } else {
      this.#set({ time });
      this.#frame = requestAnimationFrame(this.#tick);
    }
  };

  /** Goes to where the visitor is active next, in this tab or another. */
  #skipFrom(time: number): void {
    const { tabs, tabId } = this.#state;
    const resting = tabs
      .map((tab) => ({ ...tab, idle: idleSpans(this.#tabs.get(tab.id)?.events ?? []) }))
      .sort((one, other) => Number(other.id === tabId) - Number(one.id === tabId)); // where it is a tie, stay
    const next = whereActive(resting, time);
    if (!next) return;
    if (next.at > time) this.#set({ skipped: { from: time, to: next.at } });
    this.#switch(next.id);
    this.#showAt(next.at);
  }

  /** All that has come of this tab was played: wait for more, go on in the next tab, or be done. */
  #atEdge(): void {
    const time = this.#state.loadedTo;
    this.#stop();
    const next = this.#state.tabs.find((tab) => tab.to > time);
    if (!this.#state.isComplete) {
      this.#set({ time, isWaiting: true });
    } else if (next) {
      this.#switch(next.id);
      this.#showAt(Math.max(next.from, time));
    } else {
      this.#set({ time, isPlaying: false });
    }
  }

  #stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#replayer?.pause();
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

  /** What follows from the events of the tab that is shown. */
  #measure(): void {
    const tab = this.#tabs.get(this.#state.tabId ?? '');
    this.#idle = tab ? idleSpans(tab.events) : [];
    this.#pictureless = tab ? picturelessSpans(tab.events) : [];
    this.#set({ loadedTo: tab?.events.at(-1)?.timestamp ?? this.#state.loadedTo });
  }

  /** Whether rrweb has what it needs to begin with. */
  get #hasPage(): boolean {
    const events = this.#tabs.get(this.#state.tabId ?? '')?.events ?? [];
    return events.length > 1 && events.some((event) => event.type === EventType.FullSnapshot);
  }

  /** Builds the frame, once there is a page to build in it. */
  #start(): Replayer | null {
    const tab = this.#tabs.get(this.#state.tabId ?? '');
    if (!this.#root || !this.#mount || !tab || !this.#hasPage) return null;
    const replayer = this.#mount(this.#root, tab.events, () => this.#set({ broken: this.#state.broken + 1 }));
    replayer.on('resize', (size) => {
      // What rrweb emits here is the size of a meta or a resize event, which were looked at by `isSound`.
      const { width, height } = size as { width: number; height: number };
      this.#set({ viewport: { width, height } });
    });
    replayer.setConfig({ speed: this.#state.speed });
    this.#replayer = replayer;
    return replayer;
  }

  #unmount(): void {
    cancelAnimationFrame(this.#frame);
    this.#replayer?.destroy();
    this.#replayer = null;
  }

  #set(change: Partial<PlayerState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

const extent = ({ events }: Tab): Span => ({ from: events[0]?.timestamp ?? 0, to: events.at(-1)?.timestamp ?? 0 });
