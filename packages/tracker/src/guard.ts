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

export const createGuard =
  (warn: Warn): Guard =>
  (run) =>
  (...args) => {
    try {
      run(...args);
    } catch (problem) {
      warn(problem);
    }
  };
