/** What of a retried batch is in the store already, as numbers of the tab's sequence. */
export type FindStored = (
  batch: BatchKey & { seqs: number[]; firstAt: number; lastAt: number },
) => Promise<Set<number>>;

export interface BatchKey {
  site_id: number;
  session_id: string;
  tab_id: string;
  /** First number of the batch. */
  seq: number;
}

/** How long a batch that came as a retry is remembered, in case its first attempt is still on its way here. */
const REMEMBERED_MS = 10 * 60 * 1000;
const REMEMBERED = 100_000;

/**
 * Lets each batch be written once, whatever the network repeats. First attempts are written straight away; a retry waits
 * for an attempt under way, else is asked for in the store. `clock` gives epoch ms.
 */
export class Once<Answer> {
  readonly #clock: () => number;
  readonly #underWay = new Map<string, Promise<Answer>>();
  /** Retries that were written, oldest first: an overtaken first attempt must not write them again. */
  readonly #retried = new Map<string, { at: number; answer: Answer }>();

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /**
   * Runs `write` unless this very batch is being written or has just been; `isRetry` tells it whether to look at what
   * is stored first.
   */
  async run(key: BatchKey, attempt: number, write: (isRetry: boolean) => Promise<Answer>): Promise<Answer> {
    const name = `${key.site_id} ${key.tab_id} ${key.seq}`;
    const done = this.#retried.get(name);
    if (done) return done.answer;

    const before = this.#underWay.get(name);
    // Whatever came before decides; if it failed, some of it may be stored, so this one is a retry whatever it says.
    const work = before ? before.catch(() => write(true)) : write(attempt > 1);
    this.#underWay.set(name, work);
    try {
      const answer = await work;
      if (attempt > 1) this.#remember(name, answer);
      return answer;
    } finally {
      if (this.#underWay.get(name) === work) this.#underWay.delete(name);
    }
  }

  #remember(name: string, answer: Answer): void {
    const now = this.#clock();
    this.#retried.set(name, { at: now, answer });
    for (const [oldest, { at }] of this.#retried) {
      if (now - at < REMEMBERED_MS && this.#retried.size <= REMEMBERED) break;
      this.#retried.delete(oldest);
    }
  }
}
