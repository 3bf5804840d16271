/** Tells a problem to the site's developer, if they asked for it. */
export type Warn = (problem: unknown) => void;

export const createWarn =
  (isOn: boolean): Warn =>
  (problem) => {
    // biome-ignore lint/suspicious/noConsole: what `data-debug` asks for
    if (isOn) console.warn('[desirepath]', problem);
  };

/** Makes a function that the page may call, and that never throws into it. */
export type Guard = <A extends unknown[]>(run: (...args: A) => void) => (...args: A) => void;

/** By four parameters, which nothing that is guarded has more of: to spread any number costs more than most of what is called so. */
export const createGuard = (warn: Warn): Guard => {
  const guard =
    (run: (...args: unknown[]) => void) =>
    (first: unknown, second: unknown, third: unknown, fourth: unknown): void => {
      try {
        run(first, second, third, fourth);
      } catch (problem) {
        warn(problem);
      }
    };
  return guard as Guard; // what is left out is undefined either way
};
