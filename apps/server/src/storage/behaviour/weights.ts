import { OPERATION } from '@desirepath/contract/limits';
import type { QueryParams } from './open.ts';
import type { Weight } from './pool.ts';

/** A question that takes longer is heavy: of those that gather events by session none takes less where they need much memory. */
const HEAVY_MS = 300;

/** A busy machine makes anything slow: the least counts, and by so much more with each time, so that what has grown is seen. */
const FORGOTTEN = 1.1;

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * How heavy questions are, as they have told themselves: by their text, the site and how many days they are about. It is unknown of
 * what is asked for the first time since the start.
 */
export class Weights {
  /** ms for each day; what has not come for the longest stands first. */
  readonly #perDay = new Map<string, number>();

  of(sql: string, params: QueryParams): Weight {
    const perDay = this.#perDay.get(keyOf(sql, params));
    if (perDay === undefined) return 'unknown';
    return perDay * daysOf(params) > HEAVY_MS ? 'heavy' : 'light';
  }

  /** @param ms that it took, having waited for nobody */
  note(sql: string, params: QueryParams, ms: number): void {
    const key = keyOf(sql, params);
    const before = this.#perDay.get(key) ?? Number.POSITIVE_INFINITY;
    this.#perDay.delete(key);
    this.#perDay.set(key, Math.min(before * FORGOTTEN, ms / daysOf(params)));
    const [oldest] = this.#perDay.keys();
    if (oldest !== undefined && this.#perDay.size > OPERATION.weighedQueries) this.#perDay.delete(oldest);
  }
}

const keyOf = (sql: string, { site }: QueryParams) => `${String(site)} ${sql}`;

/** 1 for what is about no range of days. */
function daysOf({ from, until }: QueryParams): number {
  const ms = Date.parse(String(until)) - Date.parse(String(from));
  return ms > DAY_MS ? ms / DAY_MS : 1;
}
