/** When questions that had failed were last asked again, and how long they then wait. */
export interface Asking {
  /** epoch ms */
  at: number;
  /** ms */
  pause: number;
}

const LONGEST_PAUSE_MS = 60_000;

/**
 * Whether it is time to ask again what failed, now that all is there. What fails all the same, as what is too slow does, is asked ever more seldom:
 * asking is a load of its own.
 * @returns nothing while it is too early
 */
export function askAgain({ at, pause }: Asking, now: number): Asking | undefined {
  const since = now - at;
  if (since < pause) return undefined;
  return { at: now, pause: since > 2 * LONGEST_PAUSE_MS ? 0 : Math.min(LONGEST_PAUSE_MS, pause + since) };
}
