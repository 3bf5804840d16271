import type { Zone } from '@desirepath/contract/zones';
import type { Box } from '../placement/box.ts';
import type { Surface } from '../placement/surfaces.ts';
import type { Measured } from '../stage/shown-page.ts';

/** Where a zone is on the page as it is shown; nothing where its element is not to be seen. */
export function placeZone(
  { shape }: Pick<Zone, 'shape'>,
  measured: Measured,
): { surface: Surface; box: Box } | undefined {
  if (shape.type === 'element') {
    const where = measured.located.get(shape.selector);
    return where?.state === 'shown' ? { surface: where.surface, box: where.box } : undefined;
  }
  // A rectangle was drawn in a window of some width, and keeps its share of that.
  const stretch = measured.width / shape.window;
  const { x, y, width, height } = shape;
  return { surface: measured.surfaces.page, box: { x: x * stretch, y, width: width * stretch, height } };
}

/** The rectangle between two corners, in whole px; nothing if it is too small to have been meant. */
export function rectangleOf(from: { x: number; y: number }, to: { x: number; y: number }): Box | undefined {
  const box = {
    x: Math.round(Math.max(0, Math.min(from.x, to.x))),
    y: Math.round(Math.max(0, Math.min(from.y, to.y))),
    width: Math.round(Math.abs(to.x - from.x)),
    height: Math.round(Math.abs(to.y - from.y)),
  };
  return box.width >= LEAST_PX && box.height >= LEAST_PX ? box : undefined;
}

/** Less than this is a click that slipped. */
const LEAST_PX = 8;
