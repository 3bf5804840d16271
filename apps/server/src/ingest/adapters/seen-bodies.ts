import { Recent } from '../recent.ts';

/** Names remembered, some 20 MB at most: the requests of the ten minutes before a start at 300 a second. */
export const SEEN = 200_000;

/**
 * Bodies of which something may be stored although this process has not answered them: those that the process before it
 * took last, and those that the store failed at. Others need not be looked for.
 */
export class SeenBodies {
  readonly #names = new Recent<true>(SEEN);

  /** @param before names of what was stored last before this process began */
  constructor(before: string[]) {
    for (const name of before) this.add(name);
  }

  add(name: string): void {
    this.#names.set(name, true);
  }

  has(name: string): boolean {
    return this.#names.get(name) ?? false;
  }
}

/** Events have a tab for each body; chunks of a recording share one, and have a number each. */
export const nameOf = (tab_id: string, chunk?: number): string => (chunk === undefined ? tab_id : `${tab_id} ${chunk}`);
