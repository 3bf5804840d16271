import { OPERATION } from '@desirepath/contract/limits';

export interface SlowQuery {
  /** As it was asked, without the values: those may be of visitors. */
  question: string;
  times: number;
  slowest_ms: number;
  /** epoch ms */
  last_at: number;
}

/** The questions that took long since the start, each once. */
export class SlowQueries {
  readonly #clock: () => number;
  /** By their text; the one that came last stands last. */
  readonly #noted = new Map<string, SlowQuery>();

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  note(sql: string, ms: number): void {
    if (ms < OPERATION.slowMs) return;
    const question = sql.replaceAll(/\s+/g, ' ').trim().slice(0, OPERATION.slowText);
    const before = this.#noted.get(question);
    this.#noted.delete(question);
    this.#noted.set(question, {
      question,
      times: (before?.times ?? 0) + 1,
      slowest_ms: Math.max(before?.slowest_ms ?? 0, Math.round(ms)),
      last_at: this.#clock(),
    });
    const [oldest] = this.#noted.keys();
    if (oldest !== undefined && this.#noted.size > OPERATION.slowQueries) this.#noted.delete(oldest);
  }

  /** The slowest first. */
  all(): SlowQuery[] {
    return [...this.#noted.values()].sort((one, other) => other.slowest_ms - one.slowest_ms);
  }
}
