import { BOARDS } from '@desirepath/contract/limits';
import type { Shown, Tile, TilePlace } from '@desirepath/contract/tiles';
import type { Questions } from './answer.ts';

type Size = Pick<TilePlace, 'w' | 'h'>;

/** Half the grid, and as high as a chart wants to be. */
const USUAL: Size = { w: 6, h: 5 };

/** The dashboard has 68 px to a row with the gap below it, 92 px to a step with what was lost before it, and a head for all. */
const funnelRows = (steps: number) => Math.ceil((34 + 92 * steps) / 68);

/** What a tile takes that nobody has given a place: a funnel is as high as its steps. @throws AppError where the funnel is gone */
export async function usualSize(ask: Pick<Questions, 'funnels'>, shows: Shown): Promise<Size> {
  if (shows.kind !== 'funnel') return USUAL;
  const { steps } = await ask.funnels.get({ id: shows.funnel });
  return { ...USUAL, h: Math.min(Math.max(USUAL.h, funnelRows(steps.length)), BOARDS.tallest) };
}

/** The first place, line by line, where nothing stands in the way: below all others where no gap is as large. */
export function firstGap(tiles: readonly Pick<Tile, 'place'>[], { w, h }: Size): TilePlace {
  const bottom = Math.min(Math.max(0, ...tiles.map(({ place }) => place.y + place.h)), BOARDS.rows - 1);
  for (let y = 0; y < bottom; y++) {
    for (let x = 0; x + w <= BOARDS.columns; x++) {
      const place = { x, y, w, h };
      if (!tiles.some((tile) => overlap(place, tile.place))) return place;
    }
  }
  return { x: 0, y: bottom, w, h };
}

const overlap = (one: TilePlace, other: TilePlace) =>
  one.x < other.x + other.w && other.x < one.x + one.w && one.y < other.y + other.h && other.y < one.y + one.h;
