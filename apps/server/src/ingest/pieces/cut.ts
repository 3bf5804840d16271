import { createHash } from 'node:crypto';
import type { Chunk } from '@desirepath/replay-format/chunk';
import { type CutChunk, cutChunk, textOf } from '@desirepath/replay-format/cut-chunk';
import { Damaged } from '@desirepath/replay-format/damaged';
import { createScanner } from '@desirepath/replay-format/scan';

export interface Piece {
  name: string;
  /** JSON of its tape. */
  content: string;
}

/** Of a SHA-256 that are a name. */
const NAME_BYTES = 16;

/** Named by the server itself: what visitors say that something is called counts nowhere. */
const nameOf = (content: string) =>
  createHash('sha256').update(content).digest().subarray(0, NAME_BYTES).toString('base64url');

/** The pieces that a chunk brings along, each once; none where it is no snapshot. */
export function piecesOf(chunk: Chunk): Piece[] {
  const cut = cutWhole(chunk);
  const contents = new Set(cut?.cuts.map((one) => textOf(cut.copier, one)));
  return [...contents].map((content) => ({ name: nameOf(content), content }));
}

function cutWhole(chunk: Chunk): CutChunk | undefined {
  try {
    const work = cutChunk(createScanner(chunk));
    for (;;) {
      const { done, value } = work.next();
      if (done) return value;
    }
  } catch (error) {
    if (error instanceof Damaged) return undefined;
    throw error;
  }
}
