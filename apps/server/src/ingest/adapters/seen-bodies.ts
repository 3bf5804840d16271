import { z } from 'zod';
import { Recent } from '../../http/recent.ts';
import type { Wire } from '../../storage/records/wire.ts';

/** Names remembered, some 20 MB at most: the requests of the ten minutes before a start at 300 a second. */
export const SEEN = 200_000;

/**
 * Bodies of which something may be stored although this process has not answered them: those that the process before it
 * took last, those that the store failed at, and those that another server has got. Others need not be looked for.
 */
export class SeenBodies {
  readonly #names = new Recent<true>(SEEN);
  readonly #wire: Wire;

  /** @param before names of what was stored last before this process began */
  constructor(before: string[], wire: Wire) {
    this.#wire = wire;
    wire.hear('body.got', z.object({ name: z.string() }), ({ name }) => this.add(name));
    for (const name of before) this.add(name);
  }

  /** It is here, and may come again elsewhere. */
  got(name: string): void {
    this.#wire.tell('body.got', { name });
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
