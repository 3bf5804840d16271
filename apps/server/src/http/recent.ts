/**
 * A map that forgets: it holds at least the `size` entries that were set or read last, and at most twice as many. Two
 * generations instead of an LRU list, so that a look-up costs what one in a Map does.
 */
export class Recent<Value extends NonNullable<unknown>> {
  readonly #size: number;
  #young = new Map<string, Value>();
  #old = new Map<string, Value>();

  constructor(size: number) {
    this.#size = size;
  }

  get(key: string): Value | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: string, value: Value): void {
    if (this.#young.size >= this.#size && !this.#young.has(key)) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }

  /** As a Map has it: what is remembered of a key, or else what is made of it now. */
  getOrInsertComputed(key: string, make: (key: string) => Value): Value {
    const before = this.get(key);
    if (before !== undefined) return before;
    const made = make(key);
    this.set(key, made);
    return made;
  }

  clear(): void {
    this.#young.clear();
    this.#old.clear();
  }
}
