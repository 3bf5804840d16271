/** Counts attempts, so that guessing gets slow. */
export interface Attempts {
  /**
   * Counts one more under each key, unless one of them is exhausted already. Counting comes before the outcome is
   * known, so that a hundred guesses at once are not let through together.
   * @returns ms until the next attempt may be made, 0 where this one may
   */
  count(keys: Iterable<readonly [key: string, max: number]>): Promise<number>;
  /** Takes one attempt back: it was a success. */
  takeBack(key: string): Promise<void>;
  /** Forgets all attempts under a key. */
  clear(key: string): Promise<void>;
}

export interface AttemptsInMemory extends Attempts {
  /** What `count` would answer for one key, while nothing is counted. */
  waitOf(key: string, max: number): number;
}

/** A flood of keys may not fill the memory: at 100 bytes each this is 10 MB. Then the oldest are forgiven. */
const MAX_KEYS = 100_000;

/**
 * In memory, for a server that is alone: a restart forgives, and costs an attacker more than it gives.
 * @param windowMs how long after its first attempt a key is counted afresh
 */
export function countInMemory(windowMs: number, clock: () => number): AttemptsInMemory {
  /** In order of their start, for each is deleted before it is started again. */
  const windows = new Map<string, { count: number; endsAt: number }>();

  const current = (key: string) => {
    const window = windows.get(key);
    if (window && window.endsAt > clock()) return window;
    windows.delete(key);
  };

  const forgetOldest = () => {
    for (const [key, { endsAt }] of windows) {
      if (endsAt > clock() && windows.size < MAX_KEYS) return;
      windows.delete(key);
    }
  };

  const waitOf = (key: string, max: number) => {
    const window = current(key);
    return window && window.count >= max ? window.endsAt - clock() : 0;
  };

  return {
    waitOf,
    async count(keys) {
      const limits = [...keys];
      const wait = Math.max(...limits.map(([key, max]) => waitOf(key, max)));
      if (wait > 0) return wait;
      for (const [key] of limits) {
        const window = current(key);
        if (window) window.count += 1;
        else {
          forgetOldest();
          windows.set(key, { count: 1, endsAt: clock() + windowMs });
        }
      }
      return 0;
    },
    async takeBack(key) {
      const window = current(key);
      if (window) window.count -= 1;
    },
    async clear(key) {
      windows.delete(key);
    },
  };
}
