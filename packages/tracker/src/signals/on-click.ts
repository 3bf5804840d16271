import type { Click, Own } from '../context.ts';

/** Calls `run` with each click that a person has made, also those from before the rarer signals came. */
export const onClick = ({ when }: Own, run: (click: Click) => void): void =>
  when('clicked', (event) => run((event as CustomEvent<Click>).detail)); // as clicks.ts makes it
