import type { Tile, TilePlace } from '@desirepath/contract/tiles';
import type { CSSProperties, ReactNode } from 'react';

/** Px of a row, and between tiles; the grid that is arranged has the same. */
export const ROW_HEIGHT = 56;
export const GAP = 12;

interface GridProps<T extends Pick<Tile, 'id' | 'place'>> {
  tiles: readonly T[];
  children: (tile: T) => ReactNode;
}

/** Tiles where they were put; below each other where there is no room for columns, such as on a phone or in a narrow frame. */
export function Grid<T extends Pick<Tile, 'id' | 'place'>>({ tiles, children }: GridProps<T>) {
  return (
    <div className="@container">
      <ul className="grid grid-cols-1 gap-3 @3xl:auto-rows-[56px] @3xl:grid-cols-12">
        {inOrder(tiles).map((tile) => (
          <li
            key={tile.id}
            style={placeStyle(tile.place)}
            className="h-(--height) min-w-0 @3xl:[grid-column:var(--columns)] @3xl:[grid-row:var(--rows)] @3xl:h-auto"
          >
            {children(tile)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** As they are read: line by line. */
export const inOrder = <T extends Pick<Tile, 'place'>>(tiles: readonly T[]): T[] =>
  tiles.toSorted((one, other) => one.place.y - other.place.y || one.place.x - other.place.x);

// CSS takes variables of any name; React's type of a style does not know them.
const placeStyle = ({ x, y, w, h }: TilePlace) =>
  ({
    '--columns': `${x + 1} / span ${w}`,
    '--rows': `${y + 1} / span ${h}`,
    '--height': `${h * ROW_HEIGHT + (h - 1) * GAP}px`,
  }) as CSSProperties;
