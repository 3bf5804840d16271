import type { HeatmapElement } from '@desirepath/contract/heatmaps';
import { ELEMENT_STEPS } from '@desirepath/contract/limits';

/** A rectangle in document px. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Clicks at one place of the shown document, in its px. */
export interface PlacedPoint {
  x: number;
  y: number;
  count: number;
  element: string;
}

export interface Placement {
  /** Most clicked first. */
  points: PlacedPoint[];
  /** Clicks whose element is not in the shown document any more: they stand where they were in the document of their day. */
  misplaced: number;
}

/**
 * Puts each click on its element as that stands in the shown document: the same share of its width and height, so that it
 * lands on the right button at every width of the window.
 *
 * @param boxOf The box of an element by its selector; null where it is gone or takes no room.
 */
export function placePoints(
  elements: readonly Pick<HeatmapElement, 'selector' | 'points'>[],
  boxOf: (selector: string) => Box | null,
): Placement {
  let misplaced = 0;
  const placed = elements.flatMap(({ selector: element, points }) => {
    const box = boxOf(element);
    return points.map(([element_x, element_y, x, y, count]): PlacedPoint => {
      if (box) {
        return {
          x: box.x + (box.width * element_x) / ELEMENT_STEPS,
          y: box.y + (box.height * element_y) / ELEMENT_STEPS,
          count,
          element,
        };
      }
      misplaced += count;
      return { x, y, count, element };
    });
  });
  return { points: placed.sort((a, b) => b.count - a.count), misplaced };
}

/** The selector of the smallest box around a place: of nested elements the innermost. */
export function elementAt(boxes: ReadonlyMap<string, Box>, x: number, y: number): string | undefined {
  let found: string | undefined;
  let smallest = Number.POSITIVE_INFINITY;
  for (const [selector, box] of boxes) {
    const isInside = x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height;
    if (isInside && box.width * box.height < smallest) {
      found = selector;
      smallest = box.width * box.height;
    }
  }
  return found;
}
