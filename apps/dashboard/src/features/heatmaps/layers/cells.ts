import type { CellMap } from '../content.ts';
import type { PlacedPoint } from '../placement/placement.ts';
import type { Surface } from '../placement/surfaces.ts';
import type { Measured } from '../stage/shown-page.ts';

/** Cells of moves on the page as it is shown: they know no elements, so they keep their share of its width. */
export function placeCells(maps: readonly CellMap[], measured: Measured): Map<Surface, PlacedPoint[]> {
  const points = maps.flatMap(({ grid, cells, weight }) => {
    const stretch = measured.width / grid.width;
    return cells.map(({ x, y, count }) => ({
      x: (x + grid.cell / 2) * stretch,
      y: y + grid.cell / 2,
      count: count * weight,
      element: '',
    }));
  });
  return new Map([[measured.surfaces.page, points]]);
}
