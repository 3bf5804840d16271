import type { eventWithTime } from '@rrweb/types';
import type { MountReplay } from '../../../ui/padlock/frame.ts';
import { type Span, spanAt, whereActive } from './idle.ts';
import type { Loader } from './loader.ts';
import type { Reel } from './reel.ts';
import { Screen } from './screen.ts';
import type { PlayerStore } from './store.ts';

/** Who follows a visitor is this far behind what has come, so that there is something to play until more does: twice a second. */
const FOLLOWS_AT_MS = 600;
/** Further behind, they are brought nearer. */
const FOLLOWS_WITHIN_MS = 1_200;

/** The way through a recording: shows a moment of a tab, and plays on from it, over what is idle, lost or in another tab. */
export class Course {
  readonly #store: PlayerStore;
  readonly #reel: Reel;
  readonly #loader: Loader;
  #root: HTMLElement | null = null;
  #mount: MountReplay | null = null;
  #screen: Screen | undefined;
  #frame = 0;
  #idle: Span[] = [];
  #lost: Span[] = [];

  constructor(store: PlayerStore, reel: Reel, loader: Loader) {
    this.#store = store;
    this.#reel = reel;
    this.#loader = loader;
  }

  get #state() {
    return this.#store.state;
  }

  get mount(): MountReplay | null {
    return this.#mount;
  }

  /** Idle spans of the tab that is shown. */
  get idle(): readonly Span[] {
    return this.#idle;
  }

  /** What of it was lost. */
  get lost(): readonly Span[] {
    return this.#lost;
  }

  /** The page that is shown, as it was rebuilt. */
  get document(): Document | null {
    return this.#screen?.document ?? null;
  }

  enter(root: HTMLElement): void {
    this.#root = root;
  }

  leave(): void {
    this.close();
    this.#root = null;
    this.#store.set({ isWaiting: true });
  }

  /** Pages can be rebuilt from here on. */
  begin(mount: MountReplay): void {
    this.#mount = mount;
    this.continue();
  }

  /** Goes on with what was waited for, if it has come. */
  continue(): void {
    if (!this.#state.isWaiting) return;
    if (this.#state.isFollowing) this.follow();
    else this.go(this.#state.time);
  }

  /** Events that came for the tab that is shown. */
  add(news: readonly eventWithTime[]): void {
    this.#screen?.add(news, this.#reel.eventsOf(this.#state.tabId));
  }

  setSpeed(speed: number): void {
    this.#screen?.setSpeed(speed);
  }

  /** Shows a moment; where the tab shown has nothing then, the tab that has. */
  go(asked: number): void {
    const { range } = this.#state;
    const time = range ? Math.min(range.to, Math.max(range.from, asked)) : asked;
    const tab = this.tabAt(time);
    if (tab) this.switch(tab.id);
    this.showAt(time);
  }

  /** Goes to what the visitor does now, and stays there. */
  follow(): void {
    const tab = this.#state.tabs.toSorted((one, other) => other.to - one.to)[0];
    if (!tab) return;
    this.#store.set({ isFollowing: true, isPlaying: true, speed: 1, range: null });
    this.#screen?.setSpeed(1);
    this.switch(tab.id);
    this.showAt(Math.max(this.#state.time, tab.to - FOLLOWS_AT_MS));
  }

  /** Shows a moment of the tab that is shown, or the nearest it has. */
  showAt(asked: number): void {
    const tab = this.#state.tabs.find(({ id }) => id === this.#state.tabId);
    const inTab = tab ? Math.min(tab.to, Math.max(tab.from, asked)) : asked;
    const lost = spanAt(this.#lost, inTab);
    if (lost && this.#state.isPlaying) this.#store.set({ skipped: { ...lost, isLost: true } });
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
    this.#store.set({ time, isWaiting: false, isUnplayable: false });
    cancelAnimationFrame(this.#frame);
    if (this.#state.isPlaying) this.#frame = requestAnimationFrame(this.#tick);
  }

  #wait(time: number, isUnplayable = false): void {
    this.stop();
    this.#store.set({ time, isUnplayable, isWaiting: !isUnplayable });
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
    else if (spanAt(this.#lost, time)) this.showAt(time);
    else if (skipsIdle && spanAt(this.#idle, time)) this.#skipFrom(time);
    else if (isBehind) this.follow();
    else {
      if (Math.floor(time / 1000) > Math.floor(this.#state.time / 1000)) this.#loader.want(tabId, time);
      this.#store.set({ time });
      this.#frame = requestAnimationFrame(this.#tick);
    }
  };

  /** Goes to where the visitor is active next, in this tab or another. */
  #skipFrom(time: number): void {
    const { tabs, tabId } = this.#state;
    const resting = tabs
      .map((tab) => ({ ...tab, idle: this.#reel.idleOf(tab.id, this.#loader.plan) }))
      .sort((one, other) => Number(other.id === tabId) - Number(one.id === tabId)); // where it is a tie, stay
    const next = whereActive(resting, time);
    if (!next) return;
    if (this.isOutside(next.at)) {
      this.#endAt(this.#state.range?.to ?? time);
      return;
    }
    if (next.at > time) this.#store.set({ skipped: { from: time, to: next.at, isLost: false } });
    this.switch(next.id);
    this.showAt(next.at);
  }

  /** All that is here of this tab was played: wait for more, go on in the next tab, or be done. */
  #atEdge(tabId: string, time: number): void {
    this.stop();
    const more = this.#loader.plan.find(
      (part) => part.tab_id === tabId && part.from >= time && !this.#loader.holds(part),
    );
    const next = this.#state.tabs.find((tab) => tab.to > time && tab.id !== tabId);
    if (more) {
      this.#wait(time);
      if (this.#loader.want(tabId, more.from)) this.continue();
    } else if (next && !this.#state.isLive && !this.isOutside(next.from)) {
      this.switch(next.id);
      this.showAt(Math.max(next.from, time));
    } else if (this.#state.isLive) {
      this.#wait(time);
    } else {
      this.#store.set({ time, isPlaying: false, isWaiting: false });
    }
  }

  /** Whether a moment is none of what is to be played. */
  isOutside(time: number): boolean {
    const { range } = this.#state;
    return range !== null && (time < range.from || time > range.to);
  }

  /** The stretch that is played is over; what is seen is its last moment. */
  #endAt(time: number): void {
    this.#store.set({ isPlaying: false });
    this.showAt(time);
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#screen?.stop();
  }

  /** The tab that is shown, where it has that moment; else one that has. */
  tabAt(time: number) {
    const { tabs, tabId } = this.#state;
    const shown = tabs.find((tab) => tab.id === tabId);
    const covers = (tab: Span) => time >= tab.from && time <= tab.to;
    return shown && covers(shown) ? shown : (tabs.find(covers) ?? shown);
  }

  switch(tabId: string): void {
    if (tabId === this.#state.tabId) return;
    this.close();
    this.#store.set({ tabId });
    this.measure();
  }

  /** What follows from what is here of the tab that is shown. */
  measure(): void {
    const { tabId, tabs, holes } = this.#state;
    const tab = tabs.find(({ id }) => id === tabId);
    this.#idle = tabId ? this.#reel.idleOf(tabId, this.#loader.plan) : [];
    this.#lost = tab ? this.#reel.lostOf(tab, holes) : [];
    this.#store.set(this.#reel.measure(tabId));
  }

  /** Builds the frame, once there is a page to build in it. */
  #open(): Screen | undefined {
    if (!this.#root || !this.#mount) return undefined;
    const screen = Screen.open(this.#mount, this.#root, this.#reel.eventsOf(this.#state.tabId), {
      onPicture: () => {
        if (!this.#state.hasPicture) this.#store.set({ hasPicture: true });
        this.#loader.goAhead();
      },
      onSize: (viewport) => this.#store.set({ viewport }),
      onBroken: () => this.#store.set({ broken: this.#state.broken + 1 }),
    });
    screen?.setSpeed(this.#state.speed);
    return screen;
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    this.#screen?.close();
    this.#screen = undefined;
  }
}
