import { Recent } from '../http/recent.ts';

/** What of a retried batch is in the store already, as numbers of the tab's sequence. */
export type FindStored = (batch: BatchKey & { seqs: number[] }) => Promise<Set<number>>;

export interface BatchKey {
  site_id: number;
  /** Of the batches of one tab; undefined where the server makes sessions, and may make another of a retry. */
  session_id: string | undefined;
  tab_id: string;
  /** First number of the batch. */
  seq: number;
}

/**
 * Batches: a page that ends leaves its last one to the next page, which sends it again within seconds; and a first attempt may arrive after
 * its own retry. What is forgotten is looked up in the store.
 */
const REMEMBERED = 50_000;

/**
 * Lets each batch be written once, whatever the network repeats. First attempts are written straight away; a retry waits
 * for an attempt under way, is answered from memory if it was lately written, else is asked for in the store.
 */
export class Deduplicator<Answer extends NonNullable<unknown>> {
  readonly #underWay = new Map<string, Promise<Answer>>();
  readonly #written = new Recent<Answer>(REMEMBERED);

  /**
   * Runs `write` unless this very batch is being written or has just been; `isRetry` tells it whether to look at what
   * is stored first. Holds nothing of `write` while it runs.
   */
  run(key: BatchKey, attempt: number, write: (isRetry: boolean) => Promise<Answer>): Promise<Answer> {
    const name = `${key.site_id} ${key.tab_id} ${key.seq}`;
    const done = this.#written.get(name);
    if (done !== undefined) return Promise.resolve(done);

    const before = this.#underWay.get(name);
    // Whatever came before decides; if it failed, some of it may be stored, so this one is a retry whatever it says.
    const work = before ? before.catch(() => write(true)) : write(attempt > 1);
    this.#underWay.set(name, work);
    return this.#finish(name, work);
  }

  async #finish(name: string, work: Promise<Answer>): Promise<Answer> {
    try {
      const answer = await work;
      this.#written.set(name, answer);
      return answer;
    } finally {
      if (this.#underWay.get(name) === work) this.#underWay.delete(name);
    }
  }
}
