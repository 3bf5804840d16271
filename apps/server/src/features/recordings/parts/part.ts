import type { RecordingPart } from '@desirepath/contract/recording-parts';
import { z } from 'zod';
import { fromCursor, toCursor } from '../../../http/cursor.ts';
import type { PartRow } from './queries.ts';

const chunkPlace = z.object({ first_at: z.int(), tab_id: z.uuid(), seq: z.int().min(0).max(4_294_967_295) });
type ChunkPlace = z.infer<typeof chunkPlace>;

/** The cursor with which `chunks` goes on after a chunk. */
export const cursorAfter = ({ first_at, tab_id, seq }: ChunkPlace): string => toCursor({ first_at, tab_id, seq });

/** Where to go on; the beginning where there is no cursor. @throws AppError invalid_input */
export const placeOf = (cursor: string | undefined): ChunkPlace | undefined => fromCursor(cursor, chunkPlace);

/** A part as the contract has it. */
export const toPart = ({ page_id, ...part }: PartRow): RecordingPart => ({
  ...part,
  cursor: cursorAfter({ ...part, first_at: part.from }),
});
