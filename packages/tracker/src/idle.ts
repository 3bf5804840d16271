/** Runs when the page has nothing better to do, but within `withinMs`. Returns what calls that off. */
export const whenIdle = (run: () => void, withinMs: number): (() => void) => {
  // Safari has no idle callbacks.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(run);
    return () => clearTimeout(timer);
  }
  const callback = requestIdleCallback(run, { timeout: withinMs });
  return () => cancelIdleCallback(callback);
};
