import type { HeatmapElement } from '@desirepath/contract/heatmaps';
import { ELEMENT_STEPS } from '@desirepath/contract/limits';
import type { Located } from './measure.ts';
import type { Surface } from './surfaces.ts';

/** Events at one place, in px of the surface it is on. */
export interface PlacedPoint {
  x: number;
  y: number;
  count: number;
  element: string;
}

export interface Placement {
  /** By what they lie on; of each the most frequent first. */
  placed: Map<Surface, PlacedPoint[]>;
  /** Events on elements that are there, but not to be seen in this state of the page. They are not drawn. */
  hidden: number;
  /** Events on elements that are no longer there. */
  gone: number;
  /** These, where they were on the page of their day. */
  lost: PlacedPoint[];
}

/**
 * Puts each event on its element as that stands in the shown document: the same share of its width and height, so that it
 * lands on the right button at every width of the window.
 */
export function placePoints(
  elements: readonly Pick<HeatmapElement, 'selector' | 'points'>[],
  located: ReadonlyMap<string, Located>,
): Placement {
  const placement: Placement = { placed: new Map(), hidden: 0, gone: 0, lost: [] };
  for (const { selector: element, points } of elements) {
    const where = located.get(element) ?? { state: 'gone' };
    if (where.state !== 'shown') {
      placement[where.state] += points.reduce((sum, [, , , , count]) => sum + count, 0);
      if (where.state === 'gone') for (const [, , x, y, count] of points) placement.lost.push({ x, y, count, element });
      continue;
    }
    const { box, surface } = where;
    const there = placement.placed.get(surface) ?? [];
    placement.placed.set(surface, there);
    for (const [element_x, element_y, , , count] of points) {
      there.push({
        x: box.x + (box.width * element_x) / ELEMENT_STEPS,
        y: box.y + (box.height * element_y) / ELEMENT_STEPS,
        count,
        element,
      });
    }
  }
  for (const points of placement.placed.values()) points.sort((one, other) => other.count - one.count);
  placement.lost.sort((one, other) => other.count - one.count);
  return placement;
}
