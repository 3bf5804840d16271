import type { RecordingHole, RecordingPart } from '@desirepath/contract/recording-parts';
import type { ReplayChunk } from '@desirepath/contract/recordings';
import type { eventWithTime } from '@rrweb/types';
import { loadReplay, type MountReplay } from '../../../ui/padlock/frame.ts';
import type { Kept } from '../../../ui/padlock/kept.ts';
import { Course } from './course.ts';
import type { Span } from './idle.ts';
import { type FetchPage, Loader } from './loader.ts';
import type { MarkedEvent } from './markers.ts';
import { picturelessSpans } from './pictures.ts';
import { tabsOf } from './plan.ts';
import { Reel } from './reel.ts';
import type { PlayerState } from './state.ts';
import { stepFrom } from './steps.ts';
import { PlayerStore } from './store.ts';

/** A page view and its picture further apart than this have nothing to do with each other. */
const PICTURE_WITHIN_MS = 2_000;

/**
 * Plays one recording, one tab at a time, and loads what that takes. Knows nothing of React: it is given an element to play in
 * and tells its state to whoever subscribes.
 */
export class Player {
  readonly #store: PlayerStore;
  readonly #reel = new Reel();
  readonly #loader: Loader;
  readonly #course: Course;
  readonly #document: string | undefined;
  #onFailure: (error: unknown) => void = () => undefined;

  /**
   * @param start Where the recording starts, epoch ms.
   * @param frame Address of the document in the frame, if it has one of its own.
   */
  constructor(start: number, fetchPage: FetchPage, frame?: string) {
    this.#document = frame;
    this.#store = new PlayerStore(start);
    this.#loader = new Loader(fetchPage, {
      onCleared: () => {
        this.#course.close();
        this.#reel.empty();
      },
      onLoaded: (chunks) => this.#take(chunks),
      onFailed: (error) => this.#onFailure(error),
      onRecovered: () => this.#onFailure(undefined),
    });
    this.#course = new Course(this.#store, this.#reel, this.#loader);
  }

  get subscribe(): PlayerStore['subscribe'] {
    return this.#store.subscribe;
  }

  get state(): PlayerState {
    return this.#store.state;
  }

  /**
   * Plays inside `root` until the returned function is called.
   * @param onFailure hears why it does not go on, and undefined once it does
   */
  attach(root: HTMLElement, onFailure: (error: unknown) => void): () => void {
    this.#course.enter(root);
    this.#onFailure = onFailure;
    loadReplay(this.#document).then((mount) => this.#course.begin(mount), onFailure);
    return () => {
      this.#loader.stop();
      this.#course.leave();
    };
  }

  /** What there is to play; of a session that goes on, what came since is added. Holes only when they were looked for. */
  plan(parts: readonly RecordingPart[], isLive: boolean, holes?: readonly RecordingHole[]): void {
    const before = this.#loader.plan;
    this.#loader.extend(parts);
    if (isLive) this.#loader.retry(); // there is somebody who answers again, and nobody watches to press a button
    if (this.#loader.plan === before && isLive === this.state.isLive && !holes) return;
    const tabs = tabsOf(this.#loader.plan);
    const tabId = this.state.tabId ?? tabs[0]?.id ?? null;
    this.#store.set({ tabs, isLive, holes: holes ?? this.state.holes, tabId });
    this.#course.measure();
    this.#course.continue();
    // What has just come of a visit that is followed is needed within a second.
    if (!this.state.isWaiting && tabId) this.#loader.want(tabId, this.state.time);
  }

  /** What it shows besides its DOM. What is here is shown anew by it. */
  showKept(kept: Kept): void {
    this.#reel.setKept(kept);
    this.#loader.renew();
    this.#course.go(this.state.time);
  }

  retry(): void {
    this.#loader.retry();
  }

  play(): void {
    const { isLive, tabs, time, range } = this.state;
    const isOver = (range && time >= range.to) || (!isLive && tabs.every((tab) => time >= tab.to));
    this.#store.set({ isPlaying: true });
    this.#course.go(isOver ? (range?.from ?? tabs[0]?.from ?? time) : time);
  }

  /** Plays only a stretch, from its beginning; null for all of it again. */
  setRange(range: Span | null): void {
    this.#store.set({ range, isFollowing: false, ...(range && { isPlaying: true }) });
    this.#course.go(range?.from ?? this.state.time);
  }

  pause(): void {
    this.#store.set({ isPlaying: false, isFollowing: false });
    this.#course.stop();
  }

  toggle(): void {
    if (this.state.isPlaying) this.pause();
    else this.play();
  }

  /** Shows the recording at `time`; where the tab shown has nothing then, the tab that has. */
  seek(time: number): void {
    this.#store.set({ isFollowing: false });
    this.#course.go(time);
  }

  /** Shows what came of an event: for a page view the page itself, whose picture is taken a moment after it is announced. */
  seekToEvent({ type, at, tab_id }: MarkedEvent): void {
    const time = Date.parse(at);
    if (this.state.tabs.some((tab) => tab.id === tab_id)) this.#course.switch(tab_id);
    const page = picturelessSpans(this.events).find((span) => span.to > time && span.from <= time + PICTURE_WITHIN_MS);
    this.seek(type === 'page_view' && page ? page.to : time);
  }

  /** Pauses at the recorded change before or after. */
  step(direction: -1 | 1): void {
    const to = stepFrom(this.events, this.state.time, direction);
    this.pause();
    if (to !== undefined && !this.#course.isOutside(to)) this.#course.showAt(to);
  }

  /** Shows another tab, at the same time or the nearest it has. */
  showTab(id: string): void {
    this.#store.set({ isFollowing: false });
    this.#course.switch(id);
    this.#course.showAt(this.state.time);
  }

  /** Goes to what the visitor does now, and stays there. */
  follow(): void {
    this.#course.follow();
  }

  setSpeed(speed: number): void {
    this.#store.set({ speed, ...(speed !== 1 && { isFollowing: false }) });
    this.#course.setSpeed(speed);
  }

  setSkipsIdle(skipsIdle: boolean): void {
    this.#store.set({ skipsIdle });
  }

  /** Idle spans of the tab that is shown. */
  get idle(): readonly Span[] {
    return this.#course.idle;
  }

  /** What of it was lost. */
  get lost(): readonly Span[] {
    return this.#course.lost;
  }

  /** What of the tab that is shown is here. */
  get events(): eventWithTime[] {
    return this.#reel.eventsOf(this.state.tabId);
  }

  /** The page that is shown, as it was rebuilt; what is in it is a stranger's. */
  get document(): Document | null {
    return this.#course.document;
  }

  /** Marks an element of the page that is shown; its place is in px of that page. */
  highlight(element: Element | null): void {
    const box = element?.isConnected ? element.getBoundingClientRect() : undefined;
    this.#store.set({ highlighted: box && { x: box.x, y: box.y, width: box.width, height: box.height } });
  }

  /** What a picture of another moment can be made of, if that is here. */
  sourceAt(time: number): { mount: MountReplay; events: eventWithTime[] } | undefined {
    const tab = this.#course.tabAt(time);
    const { mount } = this.#course;
    return mount && tab && this.#loader.has(tab.id, time) ? { mount, events: this.#reel.eventsOf(tab.id) } : undefined;
  }

  #take(chunks: readonly ReplayChunk[]): void {
    const { added, requests, lines, newer } = this.#reel.take(chunks);
    const { state } = this;
    this.#store.set({
      dropped: this.#reel.dropped,
      newer: state.newer + newer,
      ...(requests.length > 0 && { requests: [...state.requests, ...requests].sort(inTime) }),
      ...(lines.length > 0 && { lines: [...state.lines, ...lines].sort(inTime) }),
    });
    this.#course.measure();
    this.#course.add(added.get(state.tabId ?? '') ?? []);
    // rrweb takes each of them in a microtask; this one comes after the last.
    queueMicrotask(() => this.#course.continue());
  }
}

const inTime = (one: { at: number }, other: { at: number }) => one.at - other.at;
