import type { RecordingHole, RecordingPart } from '@desirepath/contract/recording-parts';
import type { ReplayChunk } from '@desirepath/contract/recordings';
import type { eventWithTime } from '@rrweb/types';
import { loadReplay, type MountReplay } from '../../../ui/padlock/frame.ts';
import { createKept, type Kept, NOTHING_KEPT } from '../../../ui/padlock/kept.ts';
import { lostSpans } from './gaps.ts';
import { idleSpans, type Span, spanAt, unloadedIdle, whereActive } from './idle.ts';
import { type FetchPage, Loader } from './loader.ts';
import type { MarkedEvent } from './markers.ts';
import { picturelessSpans } from './pictures.ts';
import { keyOf, tabsOf } from './plan.ts';
import { readPlugins } from './plugins.ts';
import { Screen } from './screen.ts';
import { initialState, type PlayerState } from './state.ts';
import { stepFrom } from './steps.ts';
import { createTabs } from './tabs.ts';
import { unrecordedSpans } from './unrecorded.ts';

/** A page view and its picture further apart than this have nothing to do with each other. */
const PICTURE_WITHIN_MS = 2_000;
/** Who follows a visitor is this far behind what has come, so that there is something to play until more does. */
const FOLLOWS_AT_MS = 1_000;
/** Further behind, they are brought nearer. */
const FOLLOWS_WITHIN_MS = 2_500;

/**
 * Plays one recording, one tab at a time, and loads what that takes. Knows nothing of React: it is given an element to play in
 * and tells its state to whoever subscribes.
 */
export class Player {
  #state: PlayerState;
  #listeners = new Set<() => void>();
  #kept: Kept = createKept(NOTHING_KEPT);
  #tabs = createTabs(this.#kept);
  #seen = new Set<string>();
  #idle: Span[] = [];
  #lost: Span[] = [];
  #root: HTMLElement | null = null;
  #mount: MountReplay | null = null;
  #screen: Screen | undefined;
  #frame = 0;
  readonly #loader: Loader;
  #onFailed: (error: unknown) => void = () => undefined;

  readonly #document: string | undefined;

  /**
   * @param start Where the recording starts, epoch ms.
   * @param frame Address of the document in the frame, if it has one of its own.
   */
  constructor(start: number, fetchPage: FetchPage, frame?: string) {
    this.#document = frame;
    this.#state = initialState(start);
    this.#loader = new Loader(fetchPage, {
      onCleared: () => {
        this.#close();
        this.#tabs = createTabs(this.#kept);
      },
      onLoaded: (chunks) => this.#take(chunks),
      onFailed: (error) => this.#onFailed(error),
    });
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
    this.#onFailed = onFailed;
    loadReplay(this.#document).then((mount) => {
      this.#mount = mount;
      this.#continue();
    }, onFailed);
    return () => {
      this.#close();
      this.#loader.stop();
      this.#root = null;
      this.#set({ isWaiting: true });
    };
  }

  /** What there is to play; of a session that goes on, what came since is added. Holes only when they were looked for. */
  plan(parts: readonly RecordingPart[], isLive: boolean, holes?: readonly RecordingHole[]): void {
    const before = this.#loader.plan;
    this.#loader.extend(parts);
    if (this.#loader.plan === before && isLive === this.#state.isLive && !holes) return;
    const tabs = tabsOf(this.#loader.plan);
    this.#set({ tabs, isLive, holes: holes ?? this.#state.holes, tabId: this.#state.tabId ?? tabs[0]?.id ?? null });
    this.#measure();
    this.#continue();
  }

  /** What it shows besides its DOM. What is here is shown anew by it. */
  showKept(kept: Kept): void {
    this.#kept = kept;
    this.#loader.renew();
    this.#go(this.#state.time);
  }

  retry(): void {
    this.#loader.retry();
  }

  play(): void {
    const { isLive, tabs, time, range } = this.#state;
    const isOver = (range && time >= range.to) || (!isLive && tabs.every((tab) => time >= tab.to));
    this.#set({ isPlaying: true });
    this.#go(isOver ? (range?.from ?? tabs[0]?.from ?? time) : time);
  }

  /** Plays only a stretch, from its beginning; null for all of it again. */
  setRange(range: Span | null): void {
    this.#set({ range, isFollowing: false, ...(range && { isPlaying: true }) });
    this.#go(range?.from ?? this.#state.time);
  }

  pause(): void {
    this.#set({ isPlaying: false, isFollowing: false });
    this.#stop();
  }

  toggle(): void {
    if (this.#state.isPlaying) this.pause();
    else this.play();
  }

  /** Shows the recording at `time`; where the tab shown has nothing then, the tab that has. */
  seek(time: number): void {
    this.#set({ isFollowing: false });
    this.#go(time);
  }

  /** Shows what came of an event: for a page view the page itself, whose picture is taken a moment after it is announced. */
  seekToEvent({ type, at, tab_id }: MarkedEvent): void {
    const time = Date.parse(at);
    if (this.#state.tabs.some((tab) => tab.id === tab_id)) this.#switch(tab_id);
    const page = picturelessSpans(this.events).find((span) => span.to > time && span.from <= time + PICTURE_WITHIN_MS);
    this.seek(type === 'page_view' && page ? page.to : time);
  }

  /** Pauses at the recorded change before or after. */
  step(direction: -1 | 1): void {
    const to = stepFrom(this.events, this.#state.time, direction);
    this.pause();
    if (to !== undefined && !this.#isOutside(to)) this.#showAt(to);
  }

  /** Shows another tab, at the same time or the nearest it has. */
  showTab(id: string): void {
    this.#set({ isFollowing: false });
    this.#switch(id);
    this.#showAt(this.#state.time);
  }

  /** Goes to what the visitor does now, and stays there. */
  follow(): void {
    const tab = this.#state.tabs.toSorted((one, other) => other.to - one.to)[0];
    if (!tab) return;
    this.#set({ isFollowing: true, isPlaying: true, speed: 1, range: null });
    this.#screen?.setSpeed(1);
    this.#switch(tab.id);
    this.#showAt(Math.max(this.#state.time, tab.to - FOLLOWS_AT_MS));
  }

  setSpeed(speed: number): void {
    this.#set({ speed, ...(speed !== 1 && { isFollowing: false }) });
    this.#screen?.setSpeed(speed);
  }

  setSkipsIdle(skipsIdle: boolean): void {
    this.#set({ skipsIdle });
  }

  /** Idle spans of the tab that is shown. */
  get idle(): readonly Span[] {
    return this.#idle;
  }

  /** What of it was lost. */
  get lost(): readonly Span[] {
    return this.#lost;
  }

  /** What of the tab that is shown is here. */
  get events(): eventWithTime[] {
    return this.#tabs.get(this.#state.tabId ?? '')?.events ?? [];
  }

  /** The page that is shown, as it was rebuilt; what is in it is a stranger's. */
  get document(): Document | null {
    return this.#screen?.document ?? null;
  }

  /** Marks an element of the page that is shown; its place is in px of that page. */
  highlight(element: Element | null): void {
    const box = element?.isConnected ? element.getBoundingClientRect() : undefined;
    this.#set({ highlighted: box && { x: box.x, y: box.y, width: box.width, height: box.height } });
  }

  /** What a picture of another moment can be made of, if that is here. */
  sourceAt(time: number): { mount: MountReplay; events: eventWithTime[] } | undefined {
    const tab = this.#tabAt(time);
    const events = tab && this.#tabs.get(tab.id)?.events;
    return this.#mount && tab && events && this.#loader.has(tab.id, time) ? { mount: this.#mount, events } : undefined;
  }

  #take(chunks: readonly ReplayChunk[]): void {
    const added = this.#tabs.add(chunks);
    const fresh = chunks.filter((chunk) => !this.#seen.has(keyOf(chunk)));
    for (const chunk of fresh) this.#seen.add(keyOf(chunk));
    const { requests, lines } = readPlugins(fresh.flatMap(({ events }) => events));
    const inTime = (one: { at: number }, other: { at: number }) => one.at - other.at;
    this.#set({
      dropped: this.#tabs.list().reduce((sum, tab) => sum + tab.dropped, 0),
      ...(requests.length > 0 && { requests: [...this.#state.requests, ...requests].sort(inTime) }),
      ...(lines.length > 0 && { lines: [...this.#state.lines, ...lines].sort(inTime) }),
    });
    this.#measure();
    this.#screen?.add(added.get(this.#state.tabId ?? '') ?? [], this.events);
    // rrweb takes each of them in a microtask; this one comes after the last.
    queueMicrotask(() => this.#continue());
  }

  /** Goes on with what was waited for, if it has come. */
  #continue(): void {
    if (!this.#state.isWaiting) return;
    if (this.#state.isFollowing) this.follow();
    else this.#go(this.#state.time);
  }

  #go(asked: number): void {
    const { range } = this.#state;
    const time = range ? Math.min(range.to, Math.max(range.from, asked)) : asked;
    const tab = this.#tabAt(time);
    if (tab) this.#switch(tab.id);
    this.#showAt(time);
  }

  #showAt(asked: number): void {
    const tab = this.#state.tabs.find(({ id }) => id === this.#state.tabId);
    const inTab = tab ? Math.min(tab.to, Math.max(tab.from, asked)) : asked;
    const lost = spanAt(this.#lost, inTab);
    if (lost && this.#state.isPlaying) this.#set({ skipped: { ...lost, isLost: true } });
    const time = lost?.to ?? inTab;
    if (!tab || !this.#loader.want(tab.id, time)) {
      this.#wait(time);
      return;
    }
    this.#screen ??= this.#open();
    if (!this.#screen) {
      this.#wait(time, this.#mount !== null && !this.#state.isLive);
      return;
    }
    // After a hole that nothing follows there is nothing to see.
    this.#screen.show(lost && lost.to >= tab.to ? lost.from : time, this.#state.isPlaying);
    this.#set({ time, isWaiting: false, isUnplayable: false });
    cancelAnimationFrame(this.#frame);
    if (this.#state.isPlaying) this.#frame = requestAnimationFrame(this.#tick);
  }

  #wait(time: number, isUnplayable = false): void {
    this.#stop();
    this.#set({ time, isUnplayable, isWaiting: !isUnplayable });
  }

  /** Once a frame while it plays. */
  #tick = (): void => {
    const { tabId, loaded, skipsIdle } = this.#state;
    if (!this.#screen || !tabId || !loaded) return;
    const time = this.#screen.time;
    const isBehind = this.#state.isFollowing && loaded.to - time > FOLLOWS_WITHIN_MS;
    const end = this.#state.range?.to;
    if (end !== undefined && time >= end) this.#endAt(end);
    else if (time >= loaded.to) this.#atEdge(tabId, loaded.to);
    else if (spanAt(this.#lost, time)) this.#showAt(time);
    else if (skipsIdle && spanAt(this.#idle, time)) this.#skipFrom(time);
    else if (isBehind) this.follow();
    else {
      if (Math.floor(time / 1000) > Math.floor(this.#state.time / 1000)) this.#loader.want(tabId, time);
      this.#set({ time });
      this.#frame = requestAnimationFrame(this.#tick);
    }
  };

  /** Goes to where the visitor is active next, in this tab or another. */
  #skipFrom(time: number): void {
    const { tabs, tabId } = this.#state;
    const resting = tabs
      .map((tab) => ({ ...tab, idle: this.#idleOf(tab.id) }))
      .sort((one, other) => Number(other.id === tabId) - Number(one.id === tabId)); // where it is a tie, stay
    const next = whereActive(resting, time);
    if (!next) return;
    if (this.#isOutside(next.at)) {
      this.#endAt(this.#state.range?.to ?? time);
      return;
    }
    if (next.at > time) this.#set({ skipped: { from: time, to: next.at, isLost: false } });
    this.#switch(next.id);
    this.#showAt(next.at);
  }

  /** All that is here of this tab was played: wait for more, go on in the next tab, or be done. */
  #atEdge(tabId: string, time: number): void {
    this.#stop();
    const more = this.#loader.plan.find(
      (part) => part.tab_id === tabId && part.from >= time && !this.#loader.holds(part),
    );
    const next = this.#state.tabs.find((tab) => tab.to > time && tab.id !== tabId);
    if (more) {
      this.#wait(time);
      if (this.#loader.want(tabId, more.from)) this.#continue();
    } else if (next && !this.#state.isLive && !this.#isOutside(next.from)) {
      this.#switch(next.id);
      this.#showAt(Math.max(next.from, time));
    } else if (this.#state.isLive) {
      this.#wait(time);
    } else {
      this.#set({ time, isPlaying: false, isWaiting: false });
    }
  }

  #isOutside(time: number): boolean {
    const { range } = this.#state;
    return range !== null && (time < range.from || time > range.to);
  }

  /** The stretch that is played is over; what is seen is its last moment. */
  #endAt(time: number): void {
    this.#set({ isPlaying: false });
    this.#showAt(time);
  }

  #stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#screen?.stop();
  }

  #tabAt(time: number) {
    const { tabs, tabId } = this.#state;
    const shown = tabs.find((tab) => tab.id === tabId);
    const covers = (tab: Span) => time >= tab.from && time <= tab.to;
    return shown && covers(shown) ? shown : (tabs.find(covers) ?? shown);
  }

  #switch(tabId: string): void {
    if (tabId === this.#state.tabId) return;
    this.#close();
    this.#set({ tabId });
    this.#measure();
  }

  /** What follows from what is here of the tab that is shown. */
  #measure(): void {
    const { tabId, tabs, holes } = this.#state;
    const { events } = this;
    const [first, last] = [events[0], events.at(-1)];
    const tab = tabs.find(({ id }) => id === tabId);
    this.#idle = tabId ? this.#idleOf(tabId) : [];
    this.#lost = tab ? lostSpans(holes, tab, events) : [];
    this.#set({
      unrecorded: unrecordedSpans(events),
      loaded: first && last ? { from: first.timestamp, to: last.timestamp } : null,
    });
  }

  #idleOf(tabId: string): Span[] {
    const events = this.#tabs.get(tabId)?.events ?? [];
    return [...idleSpans(events), ...unloadedIdle(this.#loader.plan, tabId, events)].sort(
      (one, other) => one.from - other.from,
    );
  }

  /** Builds the frame, once there is a page to build in it. */
  #open(): Screen | undefined {
    if (!this.#root || !this.#mount) return undefined;
    const screen = Screen.open(this.#mount, this.#root, this.events, {
      onSize: (viewport) => this.#set({ viewport }),
      onBroken: () => this.#set({ broken: this.#state.broken + 1 }),
    });
    screen?.setSpeed(this.#state.speed);
    return screen;
  }

  #close(): void {
    cancelAnimationFrame(this.#frame);
    this.#screen?.close();
    this.#screen = undefined;
  }

  #set(change: Partial<PlayerState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
