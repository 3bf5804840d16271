import { setTimeout as delay } from 'node:timers/promises';

/** Time as senders need it. */
export interface Clock {
  /** Epoch ms. */
  now(): number;
  /** Resolves after so many ms, or at once when the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** setTimeout fires at once for anything longer. */
const LONGEST_TIMER = 2 ** 31 - 1;

export const wallClock: Clock = {
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    if (ms <= 0 || signal?.aborted) return;
    try {
      await delay(Math.min(ms, LONGEST_TIMER), undefined, { signal });
    } catch (error) {
      if (!signal?.aborted) throw error;
    }
  },
};
