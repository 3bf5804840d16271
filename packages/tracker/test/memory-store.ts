import type { Store } from '../src/store.ts';

const methods: Required<Store> & ThisType<Record<string, string>> = {
  getItem(key) {
    return this[key] ?? null;
  },
  setItem(key, value) {
    this[key] = value;
  },
  removeItem(key) {
    delete this[key];
  },
};

/** A storage as browsers have them, whose keys are its own properties. */
export const memoryStore = (): Store => Object.create(methods);
