import type { TileKind } from '@desirepath/contract/tiles';

/** A board may hang on a wall: it keeps itself up to date, what happens now more often. */
export const refreshEvery = (kind: TileKind): number => (kind === 'live' ? 10_000 : 5 * 60_000);
