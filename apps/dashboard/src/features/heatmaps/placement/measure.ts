import { type Box, boxInWindow, intersect } from './box.ts';
import { around, findElement } from './find.ts';
import type { Surface, Surfaces } from './surfaces.ts';

/**
 * What has become of an element in the document shown: it is there, it is there but not to be seen in this state (in a
 * closed menu, behind a dialog, on a later slide), or there is no such element.
 */
export type Located =
  | { state: 'shown'; element: Element; surface: Surface; box: Box }
  | { state: 'hidden' }
  | { state: 'gone' };

/** An element on the surface it lies on, in px of that. */
export function locate(element: Element, shown: Document, surfaces: Surfaces): Located {
  const surface = surfaces.of(element);
  const lie = surfaces.lieOf(surface);
  const box = boxInWindow(element, shown);
  return { state: 'shown', element, surface, box: { ...box, x: box.x - lie.x, y: box.y - lie.y } };
}

/**
 * Finds an element and says whether it is to be seen. The window must be as tall as the page: what is outside of it cannot be
 * seen to be covered.
 */
export function findSeen(shown: Document, surfaces: Surfaces, selector: string): Element | 'hidden' | 'gone' {
  const element = findElement(shown, selector);
  if (!element) return 'gone';
  if (!element.checkVisibility({ visibilityProperty: true })) return 'hidden';
  const left = uncut(element, boxInWindow(element, shown), surfaces.of(element), shown);
  if (!left) return 'hidden';
  const { clip } = surfaces.lieOf(surfaces.of(element));
  const inSight = clip ? intersect(left, clip) : left;
  // What a panel has scrolled away is still in it, and comes back with it.
  return inSight && isCovered(element, inSight, shown, surfaces) ? 'hidden' : element;
}

/** What the boxes around an element leave of it that cut off and do not scroll: nothing of a slide that is not its turn. */
function uncut(element: Element, box: Box, surface: Surface, shown: Document): Box | null {
  let left = box.width > 0 && box.height > 0 ? box : null;
  if (surface.element === element) return left;
  for (let outer = around(element, shown); outer && left && outer !== surface.element; outer = around(outer, shown)) {
    if (/^(html|body)$/.test(outer.localName)) continue;
    const style = outer.ownerDocument.defaultView?.getComputedStyle(outer);
    if (!style || style.display === 'contents' || style.display === 'inline') continue;
    if (!/hidden|clip|auto|scroll/.test(style.overflowX + style.overflowY)) continue;
    left = intersect(left, boxInWindow(outer, shown));
  }
  return left;
}

/** Places in a box that are looked at, as shares: its middle, and well within its corners. */
const LOOKED_AT = [
  [0.5, 0.5],
  [0.2, 0.2],
  [0.8, 0.2],
  [0.2, 0.8],
  [0.8, 0.8],
] as const;

/** Whether something else lies over an element wherever one looks. */
function isCovered(element: Element, box: Box, shown: Document, surfaces: Surfaces): boolean {
  const own = surfaces.of(element);
  const covers = (hit: Element) => {
    const other = surfaces.of(hit);
    return other === own || other.kind !== 'part' || isCurtain(other, shown);
  };
  return LOOKED_AT.every(([across, down]) => {
    const hits = shown.elementsFromPoint(box.x + box.width * across, box.y + box.height * down);
    // Without a hit the place is outside of the window: nothing is known to lie there.
    const first = hits.find((hit) => isPartOf(hit, element, shown) || covers(hit));
    return first !== undefined && !isPartOf(first, element, shown);
  });
}

/** Whether hitting the one means the other: it is inside of it, or around it. */
function isPartOf(hit: Element, element: Element, shown: Document): boolean {
  for (let at: Element | null = element; at; at = around(at, shown)) if (at === hit) return true;
  for (let at: Element | null = hit; at; at = around(at, shown)) if (at === element) return true;
  return false;
}

/** A part that takes up this share of the window is one. */
const CURTAIN_SHARE = 0.5;

/**
 * Whether a part that stays in the window hides what is behind it, as a dialog does. A header or a bar does not: visitors
 * scroll, and clicked what is behind it in this picture elsewhere in the window.
 */
function isCurtain({ element }: Surface, shown: Document): boolean {
  if (!element) return false;
  if (element.matches(':modal')) return true;
  const { width, height } = element.getBoundingClientRect();
  const { innerWidth = 0, innerHeight = 0 } = shown.defaultView ?? {};
  return width * height >= CURTAIN_SHARE * innerWidth * innerHeight;
}
