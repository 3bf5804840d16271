import { LIVE } from '@desirepath/contract/limits';
import type { LiveEvent, LiveMessage } from '@desirepath/contract/trends';
import type { BaseLogger } from 'pino';
import type { LiveCount } from './live-figures.ts';

export interface LiveDependencies {
  /** Tells what has become durable on a site, until it is stopped. */
  watch(siteId: number, listener: (events: LiveEvent[], skipped: number) => void): () => void;
  /** What was done within the last minutes. */
  recent(siteId: number): Promise<LiveEvent[]>;
  count(siteId: number): Promise<LiveCount>;
  /** epoch ms */
  clock: () => number;
  log: Pick<BaseLogger, 'warn'>;
}

type Send = (message: string) => void;

/** The rest between two counts is at least this many times as long as a count took: the store has other work. */
const REST = 4;

/** What is sent to the watchers of each site: counted and written out once, however many they are. */
export class LiveSites {
  readonly #deps: LiveDependencies;
  readonly #sites = new Map<number, WatchedSite>();

  constructor(deps: LiveDependencies) {
    this.#deps = deps;
  }

  /** @returns how to leave */
  join(siteId: number, send: Send): () => void {
    const site = this.#sites.get(siteId) ?? new WatchedSite(siteId, this.#deps);
    this.#sites.set(siteId, site);
    site.add(send);
    // Asked once it hears what arrives, so that nothing is missed in between.
    void this.#tellRecent(siteId, send);
    return () => {
      if (site.remove(send) === 0 && this.#sites.get(siteId) === site) this.#sites.delete(siteId);
    };
  }

  async #tellRecent(siteId: number, send: Send): Promise<void> {
    try {
      send(toText({ kind: 'events', events: await this.#deps.recent(siteId), skipped: 0 }));
    } catch (err) {
      // It is company for what comes, not a promise.
      this.#deps.log.warn({ err, site: siteId }, 'recent events could not be read');
    }
  }
}

class WatchedSite {
  readonly #siteId: number;
  readonly #deps: LiveDependencies;
  readonly #watchers = new Set<Send>();
  readonly #unwatch: () => void;
  #now: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isCounting = false;
  #isCountDue = false;
  /** Something arrived that the count which is due or under way may miss. */
  #isCountOld = false;
  #rest: number = LIVE.countAfter;

  constructor(siteId: number, deps: LiveDependencies) {
    this.#siteId = siteId;
    this.#deps = deps;
    this.#unwatch = deps.watch(siteId, (events, skipped) => {
      if (events.length > 0 || skipped > 0) this.#send(toText({ kind: 'events', events, skipped }));
      this.#countSoon();
    });
    void this.#count();
  }

  add(send: Send): void {
    this.#watchers.add(send);
    if (this.#now !== undefined) send(this.#now);
  }

  /** @returns how many are left */
  remove(send: Send): number {
    this.#watchers.delete(send);
    if (this.#watchers.size === 0) {
      this.#unwatch();
      clearTimeout(this.#timer);
    }
    return this.#watchers.size;
  }

  #send(text: string): void {
    for (const send of this.#watchers) send(text);
  }

  #countSoon(): void {
    if (this.#isCountDue || this.#isCounting) {
      this.#isCountOld = true;
    } else {
      this.#isCountDue = true;
      this.#countIn(this.#rest);
    }
  }

  #countIn(ms: number): void {
    clearTimeout(this.#timer);
    if (this.#watchers.size > 0) this.#timer = setTimeout(() => void this.#count(), ms);
  }

  async #count(): Promise<void> {
    const startedAt = this.#deps.clock();
    this.#isCountDue = false;
    this.#isCounting = true;
    try {
      const count = await this.#deps.count(this.#siteId);
      this.#now = toText({ kind: 'now', ...count });
      this.#send(this.#now);
    } catch (err) {
      // The next count is soon enough; until then the last one stands.
      this.#deps.log.warn({ err, site: this.#siteId }, 'current visitors could not be counted');
    }
    this.#isCounting = false;
    this.#rest = Math.max(LIVE.countAfter, REST * (this.#deps.clock() - startedAt));
    this.#isCountDue = this.#isCountOld;
    this.#isCountOld = false;
    this.#countIn(this.#isCountDue ? this.#rest : Math.max(LIVE.countEvery, this.#rest));
  }
}

const toText = (message: LiveMessage): string => `event: message\ndata: ${JSON.stringify(message)}\n\n`;
