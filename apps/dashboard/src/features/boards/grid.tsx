import type { Tile, TilePlace } from '@desirepath/contract/tiles';
import type { CSSProperties, ReactNode } from 'react';
import { cn } from '../../ui/class-names.ts';

/** Px of a row, and between tiles; the grid that is arranged has the same. */
export const ROW_HEIGHT = 56;
export const GAP = 12;

type Placed = Pick<Tile, 'id' | 'place' | 'shows'>;

interface GridProps<T extends Placed> {
  tiles: readonly T[];
  children: (tile: T) => ReactNode;
}

/** Tiles where they were put; below each other where there is no room for columns, such as on a phone or in a narrow frame. */
export function Grid<T extends Placed>({ tiles, children }: GridProps<T>) {
  return (
    <div className="@container">
      <ul className="grid grid-cols-1 gap-3 @3xl:auto-rows-[56px] @3xl:grid-cols-12">
        {inOrder(tiles).map((tile) => (
          <li
            key={tile.id}
            style={placeStyle(tile.place)}
            className={cn(
              'min-w-0 @3xl:[grid-column:var(--columns)] @3xl:[grid-row:var(--rows)] @3xl:h-auto',
              // Below each other figures need more lines than side by side; before they are there, as many.
              tile.shows.kind === 'figures' ? 'grid min-h-(--height)' : 'h-(--height)',
            )}
          >
            {children(tile)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Rows of a tile that has no others beside it: what is higher would fill a phone with nothing. */
const TALLEST_ALONE = 7;

/** As they are read: line by line. */
export const inOrder = <T extends Pick<Tile, 'place'>>(tiles: readonly T[]): T[] =>
  tiles.toSorted((one, other) => one.place.y - other.place.y || one.place.x - other.place.x);

// CSS takes variables of any name; React's type of a style does not know them.
const placeStyle = ({ x, y, w, h }: TilePlace) =>
  ({
    '--columns': `${x + 1} / span ${w}`,
    '--rows': `${y + 1} / span ${h}`,
    '--height': `${Math.min(h, TALLEST_ALONE) * (ROW_HEIGHT + GAP) - GAP}px`,
  }) as CSSProperties;
