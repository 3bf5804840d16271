import { bad, type Finding, good } from './finding.ts';

/** Clocks of machines that keep time differ by less. */
export const CLOCK_MS = 60_000;

/** @param now what the clock of a store says, epoch ms @param store what it is called */
export function compareClocks(now: number, store: string): Finding {
  const apart = Math.abs(now - Date.now());
  return apart > CLOCK_MS
    ? bad(`The clock here and that of ${store} are ${Math.round(apart / 1000)} s apart. Set them right.`)
    : good(`The clock agrees with that of ${store}`);
}
