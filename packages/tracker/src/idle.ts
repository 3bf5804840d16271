/** Runs when the page has nothing better to do, but within `withinMs`. */
export const whenIdle = (run: () => void, withinMs: number): void => {
  // Safari has no idle callbacks.
  if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: withinMs });
  else setTimeout(run);
};

/** The same; returns what calls it off. */
export const onceIdle = (run: () => void, withinMs: number): (() => void) => {
  let isOff = false;
  whenIdle(() => {
    if (!isOff) run();
  }, withinMs);
  return () => {
    isOff = true;
  };
};

/** Just after the page has been drawn, when to ask of its layout costs nothing. */
export const afterDrawn = (run: () => void): void => {
  if (document.hidden) setTimeout(run);
  else requestAnimationFrame(() => setTimeout(run));
};
