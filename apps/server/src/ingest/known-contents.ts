import { z } from 'zod';
import { Recent } from '../http/recent.ts';
import { silentWire, type Wire } from '../storage/records/wire.ts';

/** Contents that a site has once each, by their hashes. */
export interface Contents {
  /** Of what servers tell each other about them. */
  topic: string;
  /** Hashes that are remembered as stored. */
  remembered: number;
  bytesPerSite: number;
  /** Which of some hashes are there. */
  find(site: number, hashes: string[]): Promise<string[]>;
  /** Bytes of all contents of a site. */
  bytes(site: number): Promise<number>;
}

/** What is known of the contents in the store, so that a page view that shows nothing new costs no question. */
export class KnownContents {
  readonly #contents: Contents;
  readonly #known: Recent<true>;
  /** Bytes by site, as far as they were asked for. */
  readonly #bytes = new Map<number, Promise<number>>();
  /** By site: how many are at it, since two jobs may be. */
  readonly #clearing = new Map<number, number>();
  readonly #wire: Wire;

  constructor(contents: Contents, wire = silentWire) {
    this.#contents = contents;
    this.#known = new Recent(contents.remembered);
    this.#wire = wire;
    const forget = () => {
      this.#known.clear();
      this.#bytes.clear();
    };
    // Another server deletes contents of a site, or has just done so.
    wire.hear(contents.topic, z.object({ site: z.int() }), forget);
    wire.onGap(forget);
  }

  /** Which of these are not there. @throws AppError as {@link Behaviour.lookup} does */
  async missing(site: number, hashes: string[]): Promise<string[]> {
    const distinct = [...new Set(hashes)];
    // What is being deleted may still be found; sent again, it stays.
    if (this.#clearing.has(site)) return distinct;
    const unknown = distinct.filter((hash) => !this.#known.get(keyOf(site, hash)));
    if (unknown.length === 0) return [];
    const found = new Set(await this.#contents.find(site, unknown));
    if (this.#clearing.has(site)) return distinct;
    for (const hash of found) this.#known.set(keyOf(site, hash), true);
    return unknown.filter((hash) => !found.has(hash));
  }

  /** Whether a site may have so many bytes more. */
  async hasRoom(site: number, bytes: number): Promise<boolean> {
    let stored = this.#bytes.get(site);
    if (!stored) {
      stored = this.#contents.bytes(site);
      this.#remember(site, stored);
    }
    return (await stored) + bytes <= this.#contents.bytesPerSite;
  }

  /** These are durable now. */
  add(site: number, stored: readonly { hash: string; bytes: number }[]): void {
    if (this.#clearing.has(site)) return;
    const before = this.#bytes.get(site);
    const added = stored.reduce((sum, { bytes }) => sum + bytes, 0);
    if (before)
      this.#remember(
        site,
        before.then((sum) => sum + added),
      );
    for (const { hash } of stored) this.#known.set(keyOf(site, hash), true);
  }

  /** Runs what deletes contents of a site. Meanwhile none of them is taken to be there. */
  async whileClearing(site: number, clear: () => Promise<void>): Promise<void> {
    this.#clearing.set(site, (this.#clearing.get(site) ?? 0) + 1);
    try {
      this.#known.clear();
      this.#wire.tell(this.#contents.topic, { site });
      await clear();
    } finally {
      this.#bytes.delete(site); // also what was asked for while some of them were still there
      this.#wire.tell(this.#contents.topic, { site });
      const others = (this.#clearing.get(site) ?? 1) - 1;
      if (others > 0) this.#clearing.set(site, others);
      else this.#clearing.delete(site);
    }
  }

  /** A store that does not answer is asked again. */
  #remember(site: number, bytes: Promise<number>): void {
    this.#bytes.set(site, bytes);
    bytes.catch(() => {
      if (this.#bytes.get(site) === bytes) this.#bytes.delete(site);
    });
  }
}

const keyOf = (site: number, hash: string) => `${site} ${hash}`;
