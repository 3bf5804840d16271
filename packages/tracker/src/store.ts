/** Where ids and unsent batches are kept: `localStorage`, `sessionStorage`, or, having no methods, nowhere. */
export type Store = Partial<Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>>;

/** Keeps nothing: for cookieless sites, whose ids live as long as the page. */
export const noStore: Store = {};

/** A browser's storage, or none where the browser refuses it: then naming it, or the first use of it, throws. */
export const storeOf = (open: () => Storage): Store => {
  try {
    open().getItem('');
    return open();
  } catch {
    return noStore;
  }
};

/** Whether it was kept; a full storage keeps nothing more. */
export const save = (store: Store, key: string, value: unknown): boolean => {
  try {
    store.setItem?.(key, JSON.stringify(value));
    return !!store.setItem;
  } catch {
    return false;
  }
};

/** What was saved under `key`, unless nothing was, or someone else has written there. */
export const load = <T>(store: Store, key: string): Partial<T> | undefined =>
  parseJson(store.getItem?.(key) ?? '') as Partial<T> | undefined; // callers check what matters of it

export const remove = (store: Store, key: string): void => store.removeItem?.(key);

export const keysOf = (store: Store, prefix: string): string[] =>
  Object.keys(store).filter((key) => key.startsWith(prefix));

/** Undefined for what is no JSON. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {}
};
