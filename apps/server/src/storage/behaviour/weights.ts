import { DAY_MS } from '@desirepath/contract/durations';
import { OPERATION } from '@desirepath/contract/limits';
import type { QueryParams } from './open.ts';
import type { Weight } from './pool.ts';

/** Out of a hundred million events maps and the overview take up to 80 MB, funnels, paths, pages and retention 180 to 350. */
const HEAVY_BYTES = 100 * 1024 * 1024;

/**
 * How heavy questions are, as they have told themselves: by their text, the site and how many days they are about. It is unknown of
 * what is asked for the first time since the start.
 */
export class Weights {
  /** Bytes for each day; what has not come for the longest stands first. */
  readonly #perDay = new Map<string, number>();

  of(sql: string, params: QueryParams): Weight {
    const perDay = this.#perDay.get(keyOf(sql, params));
    if (perDay === undefined) return 'unknown';
    return perDay * daysOf(params) > HEAVY_BYTES ? 'heavy' : 'light';
  }

  /** @param bytes that it has taken at most */
  note(sql: string, params: QueryParams, bytes: number): void {
    const key = keyOf(sql, params);
    this.#perDay.delete(key);
    this.#perDay.set(key, bytes / daysOf(params));
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
