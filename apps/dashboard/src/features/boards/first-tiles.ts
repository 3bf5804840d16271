import type { Shown, TilePlace } from '@desirepath/contract/tiles';
import { usualTitle } from './kinds.ts';

const TILES: readonly (readonly [Shown, TilePlace])[] = [
  [
    { kind: 'figures', metrics: ['visitors', 'sessions', 'bounce_rate', 'frustration_rate'] },
    { x: 0, y: 0, w: 9, h: 3 },
  ],
  [{ kind: 'live' }, { x: 9, y: 0, w: 3, h: 9 }],
  [
    { kind: 'trend', metric: 'visitors', compare: 'previous' },
    { x: 0, y: 3, w: 9, h: 6 },
  ],
  [
    { kind: 'breakdown', by: 'page', limit: 8 },
    { x: 0, y: 9, w: 4, h: 6 },
  ],
  [
    { kind: 'breakdown', by: 'source', limit: 8 },
    { x: 4, y: 9, w: 4, h: 6 },
  ],
  [{ kind: 'vitals' }, { x: 8, y: 9, w: 4, h: 6 }],
];

/** What a first board begins with, so that nobody has to face an empty one. */
export const FIRST_TILES = TILES.map(([shows, place]) => ({ title: usualTitle(shows), shows, place }));
