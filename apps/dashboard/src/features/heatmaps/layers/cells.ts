import type { HeatmapData } from '@desirepath/contract/heatmaps';
import type { PlacedPoint } from '../placement/placement.ts';
import type { Surface } from '../placement/surfaces.ts';
import type { Measured } from '../stage/shown-page.ts';

/** Cells of moves on the page as it is shown: they know no elements, so they keep their share of its width. */
export function placeCells(
  { grid, cells }: Pick<HeatmapData, 'grid' | 'cells'>,
  measured: Measured,
): Map<Surface, PlacedPoint[]> {
  const stretch = measured.width / grid.width;
  const points = cells.map(({ x, y, count }) => ({
    x: (x + grid.cell / 2) * stretch,
    y: y + grid.cell / 2,
    count,
    element: '',
  }));
  return new Map([[measured.surfaces.page, points]]);
}
