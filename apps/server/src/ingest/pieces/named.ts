import { PIECES } from '@desirepath/contract/limits';
import { pieceName } from '@desirepath/contract/replay-pieces';
import { batchHead } from '@desirepath/contract/tracking';
import { z } from 'zod';
import { compileCheck } from '../compile-check.ts';

const isNaming = compileCheck(
  z.object({
    tracking_id: batchHead.shape.tracking_id,
    replay: z.object({ pieces: z.array(pieceName).max(PIECES.perChunk) }),
  }),
);

/** Which pieces a batch names, of which nothing else is known yet; undefined where it names none, or not as it should. */
export function piecesNamed(body: unknown): { tracking_id: string; names: string[] } | undefined {
  return isNaming(body) ? { tracking_id: body.tracking_id, names: body.replay.pieces } : undefined;
}
