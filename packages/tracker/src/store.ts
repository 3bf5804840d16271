/** Where ids and unsent batches are kept. Nothing here throws: a browser may refuse storage at any call. */
export interface Store {
  get(key: string): string | null;
  /** Whether it was kept; a full or forbidden storage keeps nothing. */
  set(key: string, value: string): boolean;
  remove(key: string): void;
  /** The keys that begin with `prefix`. */
  keys(prefix: string): string[];
}

/** Keeps nothing: for cookieless sites, whose ids live as long as the page. */
export const noStore: Store = { get: () => null, set: () => false, remove() {}, keys: () => [] };

/** A store over `localStorage` or `sessionStorage`; where the browser refuses (even naming it may throw) it keeps nothing. */
export const browserStore = (open: () => Storage): Store => {
  const attempt = <T>(run: (area: Storage) => T, otherwise: T): T => {
    try {
      return run(open());
    } catch {
      return otherwise;
    }
  };
  return {
    get: (key) => attempt((area) => area.getItem(key), null),
    set: (key, value) =>
      attempt((area) => {
        area.setItem(key, value);
        return true;
      }, false),
    remove: (key) => attempt((area) => area.removeItem(key), undefined),
    keys: (prefix) => attempt((area) => Object.keys(area).filter((key) => key.startsWith(prefix)), []),
  };
};

/** The JSON kept under `key`; undefined when there is none or someone else wrote it. */
export const readJson = (store: Store, key: string): unknown => {
  try {
    return JSON.parse(store.get(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
};
