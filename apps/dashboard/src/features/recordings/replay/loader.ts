import type { RecordingPart } from '@desirepath/contract/recording-parts';
import type { ReplayChunk } from '@desirepath/contract/recordings';
import { keyOf, neededFor, type Plan, withNews } from './plan.ts';

/** Chunks in the order of the plan, from just after the part whose cursor is given. */
export type FetchPage = (
  cursor: string | undefined,
  signal: AbortSignal,
) => Promise<{ items: ReplayChunk[]; next_cursor: string | null }>;

interface LoaderEvents {
  /** What was loaded is too far from what is wanted: begin anew. */
  onCleared(): void;
  onLoaded(chunks: readonly ReplayChunk[]): void;
  onFailed(error: unknown): void;
}

/** Parts that are rather loaded than jumped over, to go on from what is there. */
const NEAR_PARTS = 12;
/** Loaded before it is played, so that sixteen-fold speed does not wait either. */
const AHEAD_MS = 60_000;
/** Answers kept for one player, of 2 MB each: about what a browser gives a tab without complaint when it is all parsed. */
const MOST_PAGES = 24;

/** Fetches the parts of a recording that are wanted, and little more: one stretch of it is here at a time. */
export class Loader {
  #plan: Plan = [];
  #here = new Set<string>();
  /** The last part that is here; what is loaded next follows it. */
  #last: RecordingPart | undefined;
  #pages = 0;
  #wanted: { tabId: string; time: number } | undefined;
  #fetching: AbortController | undefined;
  #failed = false;
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

  /** Goes on after a failure. */
  retry(): void {
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
    if (next.isElsewhere) {
      this.stop();
      this.#clear(next.after);
    }
    if (this.#fetching) return;
    const fetching = new AbortController();
    this.#fetching = fetching;
    try {
      const { items } = await this.#fetchPage(this.#last?.cursor, fetching.signal);
      if (this.#fetching !== fetching) return;
      this.#fetching = undefined;
      this.#take(items);
      void this.#fetch();
    } catch (error) {
      if (this.#fetching !== fetching) return; // given up for something else
      this.#fetching = undefined;
      this.#failed = true;
      this.#events.onFailed(error);
    }
  }

  /** What to load: where it begins, if not where the last one ended. */
  #next(): { isElsewhere: boolean; after?: RecordingPart | undefined } | undefined {
    if (!this.#wanted) return undefined;
    const { tabId, time } = this.#wanted;
    const missing = this.#missing(tabId, time);
    if (missing) {
      const first = neededFor(this.#plan, tabId, time)[0] ?? missing;
      return this.#canGoOnTo(missing, first)
        ? { isElsewhere: false }
        : { isElsewhere: true, after: this.#before(first) };
    }
    const ahead = this.#plan.find(
      (part) =>
        part.tab_id === tabId && part.from > time && part.from < time + AHEAD_MS && !this.#here.has(keyOf(part)),
    );
    if (!ahead || this.#indexOf(ahead) <= this.#indexOf(this.#last)) return undefined;
    if (this.#pages < MOST_PAGES) return { isElsewhere: false };
    // Too much is here. It begins anew at the last whole page, if that is not where it began.
    const first = neededFor(this.#plan, tabId, time)[0];
    const isGain = first && this.#indexOf(first) > this.#indexOf(this.#last) - this.#here.size / 2;
    return isGain ? { isElsewhere: true, after: this.#before(first) } : { isElsewhere: false };
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
    this.#pages = 0;
    this.#events.onCleared();
  }

  #take(chunks: readonly ReplayChunk[]): void {
    this.#pages++;
    const parts = new Map(this.#plan.map((part) => [keyOf(part), part]));
    for (const chunk of chunks) {
      this.#here.add(keyOf(chunk));
      this.#last = parts.get(keyOf(chunk)) ?? this.#last;
    }
    // Nothing more came, whatever the plan says of it: what was deleted meanwhile is not asked for without end.
    if (chunks.length === 0) this.#plan = this.#plan.filter((part) => this.#here.has(keyOf(part)));
    this.#events.onLoaded(chunks);
  }
}
