import { HOUR_MS } from '@desirepath/contract/durations';
import { SNAPSHOTS } from '@desirepath/contract/limits';
import { z } from 'zod';
import { Recent } from '../http/recent.ts';
import { silentWire, type Wire } from '../storage/records/wire.ts';
import { AS_IT_COMES, type FoundSnapshot, type SeenPage } from './snapshots.ts';

/** When the newest snapshot of each state of a page was taken, epoch ms. */
export type FindSnapshots = (page: SeenPage) => Promise<Map<string, number>>;

/** A page is recorded by each of its visitors; what was kept less than this ago is not kept again. */
const KEEP_EVERY_MS = 5 * 60_000;

/** What is known of a page: when each of its states was taken last, and when somebody was last asked for it. */
interface Known {
  taken: Map<string, number>;
  asked: Map<string, number>;
}

const keyOf = ({ site_id, device, host, path, query }: SeenPage) =>
  JSON.stringify([site_id, device, host, path, query]);

const asking = z.object({
  page: z.object({ site_id: z.int(), device: z.string(), host: z.string(), path: z.string(), query: z.string() }),
  state: z.string(),
});

const isBeyond = ({ taken }: Known, state: string) => !taken.has(state) && taken.size >= SNAPSHOTS.states;

/** Knows which pages there is no snapshot of today of, so that one of their visitors can be asked. */
export class SnapshotNeeds {
  readonly #find: FindSnapshots;
  readonly #clock: () => number;
  readonly #known = new Recent<Known>(SNAPSHOTS.remembered);
  readonly #loading = new Map<string, Promise<Known>>();
  /** Page views that have shown how their page comes: what they show later may have been opened since. */
  readonly #shown = new Recent<true>(SNAPSHOTS.remembered);
  /** By site: since when is counted, and how many were asked for. */
  readonly #asked = new Map<number, { since: number; count: number }>();

  readonly #wire: Wire;

  constructor(find: FindSnapshots, clock: () => number, wire = silentWire) {
    this.#find = find;
    this.#clock = clock;
    this.#wire = wire;
    // What was asked for at one server may be sent to another.
    wire.hear('snapshot.asked', asking, ({ page, state }) => {
      void this.#load(page).then(
        (known) => known.asked.set(state, clock()),
        () => undefined, // the store does not answer: it is asked for again
      );
    });
  }

  /** Whether to ask for a page as it comes. A page of which nothing is known yet is looked up for the next time. */
  isWanted(page: SeenPage): boolean {
    const known = this.#known.get(keyOf(page));
    if (known) return this.#ask(page, known, AS_IT_COMES.key);
    void this.#load(page).catch(() => undefined); // the store does not answer: it is asked again with the next view
    return false;
  }

  /** Whether to ask for a state of a page. */
  async wants(page: SeenPage, state: string): Promise<boolean> {
    return this.#ask(page, await this.#load(page), state);
  }

  /** Which of the snapshots that a recording has are to be kept: the first of a page view, and not all too often. */
  worthKeeping(found: FoundSnapshot[], pageId: string): FoundSnapshot[] {
    const [first] = found;
    if (!first || this.#shown.get(pageId)) return [];
    const last = this.#known.get(keyOf(first.page))?.taken.get(first.state.key) ?? Number.NEGATIVE_INFINITY;
    if (first.at - last >= KEEP_EVERY_MS) return [first];
    this.#shown.set(pageId, true);
    return [];
  }

  /** Whether what came is what somebody was asked for just now. Each is taken once: whoever sends more makes it up. */
  takes({ page, state }: FoundSnapshot): boolean {
    const known = this.#known.get(keyOf(page));
    const asked = known?.asked.get(state.key) ?? Number.NEGATIVE_INFINITY;
    if (!known || this.#clock() - asked > SNAPSHOTS.sentWithin || isBeyond(known, state.key)) return false;
    known.asked.delete(state.key);
    return true;
  }

  /** It is durable now. */
  kept({ page, state, at }: FoundSnapshot, pageId: string): void {
    this.#shown.set(pageId, true);
    const known = this.#known.get(keyOf(page));
    if (known) known.taken.set(state.key, at);
    // The store knows of it, and of the page's other states.
    else void this.#load(page).catch(() => undefined);
  }

  #ask(page: SeenPage, known: Known, state: string): boolean {
    const { taken, asked } = known;
    const now = this.#clock();
    if (now - (taken.get(state) ?? Number.NEGATIVE_INFINITY) < SNAPSHOTS.freshFor) return false;
    if (now - (asked.get(state) ?? Number.NEGATIVE_INFINITY) < SNAPSHOTS.askAgain) return false;
    if (isBeyond(known, state)) return false;
    if (!this.#spend(page.site_id, now)) return false;
    if (asked.size >= SNAPSHOTS.states) asked.clear();
    asked.set(state, now);
    this.#wire.tell('snapshot.asked', { page, state });
    return true;
  }

  #spend(site: number, now: number): boolean {
    const spent = this.#asked.get(site);
    const current = spent && now - spent.since < HOUR_MS ? spent : { since: now, count: 0 };
    if (current.count >= SNAPSHOTS.askedPerHour) return false;
    this.#asked.set(site, { ...current, count: current.count + 1 });
    return true;
  }

  async #load(page: SeenPage): Promise<Known> {
    const key = keyOf(page);
    const known = this.#known.get(key);
    if (known) return known;
    const loading =
      this.#loading.get(key) ??
      this.#find(page)
        .then((taken) => {
          const found: Known = { taken, asked: new Map() };
          this.#known.set(key, found);
          return found;
        })
        .finally(() => this.#loading.delete(key));
    this.#loading.set(key, loading);
    return loading;
  }
}
