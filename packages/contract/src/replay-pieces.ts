import { z } from 'zod';
import { tracking as byTrackingId } from './access.ts';
import { PIECES } from './limits.ts';

/** Nodes in a row of a snapshot that many visitors' have: see packages/replay-format/FORMAT.md. */
export const pieceName = z
  .string()
  .regex(/^[\w-]{22}$/)
  .describe('The first 16 bytes of the SHA-256 of what the piece holds, base64url.');

export const piecesOffer = z.object({
  tracking_id: z.uuid(),
  names: z.array(pieceName).min(1).max(PIECES.perChunk),
});
export type PiecesOffer = z.infer<typeof piecesOffer>;

export const piecesKnown = z.object({ known: z.array(pieceName).describe('Those that a chunk may name.') });
export type PiecesKnown = z.infer<typeof piecesKnown>;

export const replayPieces = {
  offer: byTrackingId
    .route({
      method: 'POST',
      path: '/track/pieces',
      successStatus: 202,
      summary: 'Ask which pieces of a recorded page need not be sent',
      tags: ['tracking'],
    })
    .input(piecesOffer)
    .output(piecesKnown),
};
