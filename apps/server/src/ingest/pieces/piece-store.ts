import { PIECES } from '@desirepath/contract/limits';
import type { Chunk } from '@desirepath/replay-format/chunk';
import type { Pieces } from '@desirepath/replay-format/reader';
import type { Tape } from '@desirepath/replay-format/tape';
import { Recent } from '../../http/recent.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { toLine } from '../../storage/behaviour/rows.ts';
import { silentWire } from '../../storage/records/wire.ts';
import { KnownContents } from '../known-contents.ts';
import type { SeenPage } from '../snapshots.ts';
import { piecesOf } from './cut.ts';
import { piecesIn, readPieces } from './queries.ts';

/** Whose recording pieces come with. */
export interface Bringer {
  session_id: string;
  visitor_id: string;
}

/** Pieces that are to be written, and what is to be said once they are durable. */
export interface Taken {
  lines: string[];
  kept(): void;
}

const NOTHING: Taken = { lines: [], kept: () => {} };

/** What snapshots of a site have in common: takes it from those that come, and gives it to those that name it. */
export class PieceStore {
  readonly #contents: KnownContents;
  readonly #behaviour: Behaviour;
  readonly #clock: () => number;
  readonly #read = new Recent<Tape>(PIECES.read);
  /** When pieces were last taken of a page, epoch ms. */
  readonly #takenAt = new Recent<number>(PIECES.pages);

  constructor(behaviour: Behaviour, clock: () => number, wire = silentWire) {
    this.#behaviour = behaviour;
    this.#clock = clock;
    this.#contents = new KnownContents(piecesIn(behaviour, clock), wire);
  }

  /** Which of these need not be sent. @throws AppError as {@link Behaviour.lookup} does */
  async known(site: number, names: string[]): Promise<string[]> {
    const missing = new Set(await this.#contents.missing(site, names));
    return names.filter((name) => !missing.has(name));
  }

  /** What these hold, as far as they are there. @throws AppError as {@link Behaviour.lookup} does */
  async read(site: number, names: readonly string[]): Promise<Pieces> {
    const pieces = new Map<string, Tape>();
    const unread: string[] = [];
    for (const name of new Set(names)) {
      const tape = this.#read.get(keyOf(site, name));
      if (tape) pieces.set(name, tape);
      else unread.push(name);
    }
    const rows = unread.length > 0 ? await readPieces(this.#behaviour, site, unread) : [];
    for (const { name, content } of rows) {
      const tape: Tape = JSON.parse(content); // written here
      pieces.set(name, tape);
      this.#read.set(keyOf(site, name), tape);
    }
    return pieces;
  }

  /** Takes from a snapshot what is not there yet, unless the same page has brought something just now. */
  async take(site: number, page: SeenPage, chunk: Chunk, bringer: Bringer): Promise<Taken> {
    const now = this.#clock();
    const key = JSON.stringify(page);
    if (now - (this.#takenAt.get(key) ?? Number.NEGATIVE_INFINITY) < PIECES.takenEvery) return NOTHING;
    this.#takenAt.set(key, now);
    const pieces = piecesOf(chunk);
    if (pieces.length === 0) return NOTHING;
    const missing = new Set(
      await this.#contents.missing(
        site,
        pieces.map(({ name }) => name),
      ),
    );
    const fresh = pieces
      .filter(({ name }) => missing.has(name))
      .map((piece) => ({ ...piece, bytes: Buffer.byteLength(piece.content) }));
    const bytes = fresh.reduce((sum, piece) => sum + piece.bytes, 0);
    if (fresh.length === 0 || !(await this.#contents.hasRoom(site, bytes))) return NOTHING;
    return {
      lines: fresh.map((piece) => toLine('replay_pieces', { ...piece, site_id: site, ...bringer, received_at: now })),
      kept: () =>
        this.#contents.add(
          site,
          fresh.map(({ name, bytes }) => ({ hash: name, bytes })),
        ),
    };
  }

  /** Runs what deletes pieces of a site. Meanwhile none of them is told of. */
  async whileClearing(site: number, clear: () => Promise<void>): Promise<void> {
    await this.#contents.whileClearing(site, clear);
    this.#read.clear();
  }
}

const keyOf = (site: number, name: string) => `${site} ${name}`;
