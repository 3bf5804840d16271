/** Keeps in memory what the records say, for what must not cost a question of the store. */
export interface Reloader {
  /** When it resolves, what was committed before the call is in memory. */
  reload(): Promise<void>;
  close(): void;
}

/**
 * Loads anew whenever it is asked to, and by itself every now and then, since other servers change the records too. Loads run one after another, so
 * that an older answer never replaces a newer one. Those by itself do not queue up before a store that is slow.
 * @param onFailure hears of those that nobody asked for
 */
export function createReloader(
  load: () => Promise<void>,
  everyMs: number,
  onFailure: (err: unknown) => void,
): Reloader {
  let last = Promise.resolve();
  let isUnderWay = false;
  const reload = () => {
    const reloaded = last.then(load);
    last = reloaded.catch(() => {}); // told to this caller, and no reason not to try for the next
    return reloaded;
  };
  const reloadUnasked = async () => {
    if (isUnderWay) return;
    isUnderWay = true;
    await reload().catch(onFailure);
    isUnderWay = false;
  };
  const timer = setInterval(() => void reloadUnasked(), everyMs).unref();
  return { reload, close: () => clearInterval(timer) };
}
