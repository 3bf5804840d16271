import { HEATMAPS } from '@desirepath/contract/limits';
import type { QueryParams } from '../../../storage/behaviour/open.ts';

/** What places on a page are counted by, in px. */
export interface Grid {
  cell: number;
  width: number;
}

export interface Cell {
  x: number;
  y: number;
  count: number;
}

/** A grid over a page of that size: cells as fine as their number allows. */
export function gridOver(width: number, height: number): Grid {
  const least = Math.sqrt((width * height) / HEATMAPS.cells);
  return { width, cell: Math.ceil(Math.max(least, 1) / HEATMAPS.finestCell) * HEATMAPS.finestCell };
}

/**
 * The cell of a place, in columns `x` and `y`. Windows of other widths are scaled to the grid's: what stood in the middle
 * stands in the middle. Those whose width is not known are left as they are.
 */
export const CELL = (x: string, y: string): string => `
       intDiv(if(viewport_w > 0, intDiv(toInt64(${x}) * {grid_width:Int64}, viewport_w), ${x}), {grid_cell:Int64}) * {grid_cell:Int64} AS x,
       intDiv(toInt64(${y}), {grid_cell:Int64}) * {grid_cell:Int64} AS y`;

export const cellParams = ({ cell, width }: Grid): QueryParams => ({
  grid_cell: cell,
  grid_width: width,
  cells: HEATMAPS.cells,
});
