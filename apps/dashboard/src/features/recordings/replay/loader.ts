import type { RecordingPart } from '@desirepath/contract/recording-parts';
import type { ReplayChunk } from '@desirepath/contract/recordings';
import { keyOf, neededFor, type Plan, withNews } from './plan.ts';

/** What to fetch: from just after the part whose cursor is given, and nothing that begins after a moment (epoch ms). */
interface Wanted {
  cursor?: string;
  until: number;
}

/** Chunks in the order of the plan. */
export type FetchPage = (
  wanted: Wanted,
  signal: AbortSignal,
) => Promise<{ items: ReplayChunk[]; next_cursor: string | null }>;

interface LoaderEvents {
  /** What was loaded is too far from what is wanted: begin anew. */
  onCleared(): void;
  onLoaded(chunks: readonly ReplayChunk[]): void;
  onFailed(error: unknown): void;
  /** What had failed has come. */
  onRecovered(): void;
}

/** Parts that are rather loaded than jumped over, to go on from what is there. */
const NEAR_PARTS = 12;
/** Loaded before it is played: sixteen-fold speed does not wait, and most recordings have pictures all along their timelines. */
const AHEAD_MS = 600_000;
/** So much at once: taking it in must not be felt in what plays. */
const AT_ONCE_MS = 120_000;
/** Events kept for one player: some 50 MB, about what a browser gives a tab without complaint when it is all parsed. */
const MOST_EVENTS = 300_000;

/** Fetches the parts of a recording that are wanted, and little more: one stretch of it is here at a time. */
export class Loader {
  #plan: Plan = [];
  #here = new Set<string>();
  /** The last part that is here; what is loaded next follows it. */
  #last: RecordingPart | undefined;
  #held = 0;
  #isShown = false;
  #wanted: { tabId: string; time: number } | undefined;
  #fetching: AbortController | undefined;
  /** Nothing is fetched until it is asked to go on. */
  #failed = false;
  /** Of a failure that is not over yet. */
  #isTold = false;
  readonly #fetchPage: FetchPage;
  readonly #events: LoaderEvents;

  constructor(fetchPage: FetchPage, events: LoaderEvents) {
    this.#fetchPage = fetchPage;
    this.#events = events;
  }

  get plan(): Plan {
    return this.#plan;
  }

  /** Parts that have become known. */
  extend(parts: Plan): void {
    this.#plan = withNews(this.#plan, parts);
  }

  /** Whether a tab can be shown at a moment. Loads what that takes, and what follows. */
  want(tabId: string, time: number): boolean {
    this.#wanted = { tabId, time };
    const isHere = this.#missing(tabId, time) === undefined;
    void this.#fetch();
    return isHere;
  }

  /** Whether a tab could be shown at a moment with what is here. */
  has(tabId: string, time: number): boolean {
    return this.#missing(tabId, time) === undefined;
  }

  holds(part: RecordingPart): boolean {
    return this.#here.has(keyOf(part));
  }

  /** What is here is shown: what follows it may come now, and holds nothing up. */
  goAhead(): void {
    this.#isShown = true;
    void this.#fetch();
  }

  /** Goes on after a failure, if there was one. */
  retry(): void {
    if (!this.#failed) return;
    this.#failed = false;
    void this.#fetch();
  }

  /** Lets go of what is here, and loads what is wanted again. */
  renew(): void {
    this.stop();
    const first = this.#wanted && neededFor(this.#plan, this.#wanted.tabId, this.#wanted.time)[0];
    this.#clear(first && this.#before(first));
    void this.#fetch();
  }

  stop(): void {
    this.#fetching?.abort();
    this.#fetching = undefined;
  }

  #missing(tabId: string, time: number): RecordingPart | undefined {
    return neededFor(this.#plan, tabId, time).find((part) => !this.#here.has(keyOf(part)));
  }

  async #fetch(): Promise<void> {
    const next = this.#failed ? undefined : this.#next();
    if (!next) return;
    // Whoever clicks asks twice: when the button goes down, and when it comes up.
    const isOnItsWay = this.#fetching !== undefined && this.#here.size === 0 && this.#last === next.after;
    if (next.isElsewhere && !isOnItsWay) {
      this.stop();
      this.#clear(next.after);
    }
    if (this.#fetching) return;
    const fetching = new AbortController();
    this.#fetching = fetching;
    try {
      const cursor = this.#last?.cursor;
      const { until } = next;
      const { items } = await this.#fetchPage(cursor === undefined ? { until } : { cursor, until }, fetching.signal);
      if (this.#fetching !== fetching) return;
      this.#fetching = undefined;
      if (this.#isTold) this.#events.onRecovered();
      this.#isTold = false;
      this.#take(items);
      void this.#fetch();
    } catch (error) {
      if (this.#fetching !== fetching) return; // given up for something else
      this.#fetching = undefined;
      this.#failed = true;
      this.#isTold = true;
      this.#events.onFailed(error);
    }
  }

  /** What to load: where it begins, if not where the last one ended; and until when. */
  #next(): { isElsewhere: boolean; after?: RecordingPart | undefined; until: number } | undefined {
    if (!this.#wanted) return undefined;
    const { tabId, time } = this.#wanted;
    const missing = this.#missing(tabId, time);
    if (missing) {
      const needed = neededFor(this.#plan, tabId, time);
      const { 0: first = missing, [needed.length - 1]: last = missing } = needed;
      const until = last.from;
      return this.#canGoOnTo(missing, first)
        ? { isElsewhere: false, until }
        : { isElsewhere: true, after: this.#before(first), until };
    }
    if (!this.#isShown) return undefined;
    const ahead = this.#plan.find(
      (part) =>
        part.tab_id === tabId && part.from > time && part.from < time + AHEAD_MS && !this.#here.has(keyOf(part)),
    );
    if (!ahead || this.#indexOf(ahead) <= this.#indexOf(this.#last)) return undefined;
    const until = ahead.from + AT_ONCE_MS;
    if (this.#held < MOST_EVENTS) return { isElsewhere: false, until };
    // Too much is here. It begins anew at the last whole page, if that is not where it began.
    const first = neededFor(this.#plan, tabId, time)[0];
    const isGain = first && this.#indexOf(first) > this.#indexOf(this.#last) - this.#here.size / 2;
    return isGain ? { isElsewhere: true, after: this.#before(first), until } : { isElsewhere: false, until };
  }

  #canGoOnTo(missing: RecordingPart, first: RecordingPart): boolean {
    const last = this.#indexOf(this.#last);
    if (this.#indexOf(missing) <= last) return false;
    return this.#here.has(keyOf(first)) || this.#indexOf(first) - last <= NEAR_PARTS;
  }

  #indexOf(part: RecordingPart | undefined): number {
    return part ? this.#plan.indexOf(part) : -1;
  }

  #before = (part: RecordingPart) => this.#plan[this.#indexOf(part) - 1];

  #clear(after: RecordingPart | undefined): void {
    this.#here.clear();
    this.#last = after;
    this.#held = 0;
    this.#isShown = false;
    this.#events.onCleared();
  }

  #take(chunks: readonly ReplayChunk[]): void {
    const parts = new Map(this.#plan.map((part) => [keyOf(part), part]));
    for (const chunk of chunks) {
      this.#here.add(keyOf(chunk));
      this.#held += chunk.events.length;
      this.#last = parts.get(keyOf(chunk)) ?? this.#last;
    }
    // Nothing more came, whatever the plan says of it: what was deleted meanwhile is not asked for without end.
    if (chunks.length === 0) this.#plan = this.#plan.filter((part) => this.#here.has(keyOf(part)));
    this.#events.onLoaded(chunks);
  }
}
