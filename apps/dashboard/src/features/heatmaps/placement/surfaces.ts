import { type Box, boxInWindow, intersect } from './box.ts';
import { around } from './find.ts';

/**
 * What moves as one when the page is scrolled: the page itself, a part that is fixed or sticky, or a panel that scrolls by
 * itself. Points are kept in px of their surface, and so go wherever it goes.
 */
export interface Surface {
  kind: 'page' | 'part' | 'panel';
  /** The part or the panel; null for the page. */
  element: Element | null;
  /** What the surface itself lies on. */
  parent: Surface | null;
}

/** Where a surface lies in the window of the shown document at this moment. */
export interface Lie {
  /** Where its own origin is. */
  x: number;
  y: number;
  /** Outside of this nothing of it is to be seen; null where nothing cuts it off. */
  clip: Box | null;
}

export interface Surfaces {
  page: Surface;
  of(element: Element): Surface;
  lieOf(surface: Surface): Lie;
  /** The parts that are to be seen, as they lie over what scrolls below them. */
  parts: readonly Surface[];
}

/** The surfaces of a document as it stands now. */
export function surfacesOf(shown: Document): Surfaces {
  const page: Surface = { kind: 'page', element: null, parent: null };
  /** The surface that what is *inside* of an element lies on. */
  const inner = new Map<Element, Surface>();

  const of = (element: Element): Surface => {
    const own = partOf(element);
    if (own) return own;
    const outer = around(element, shown);
    return outer ? insideOf(outer) : page;
  };
  const insideOf = (element: Element): Surface => {
    const known = inner.get(element);
    if (known) return known;
    const surface: Surface = isPanel(element, shown) ? { kind: 'panel', element, parent: of(element) } : of(element);
    inner.set(element, surface);
    return surface;
  };
  const parts = new Map<Element, Surface | null>();
  const partOf = (element: Element): Surface | null => {
    const known = parts.get(element);
    if (known !== undefined) return known;
    const position = element.ownerDocument.defaultView?.getComputedStyle(element).position;
    const outer = around(element, shown);
    // A fixed part lies on the window, whatever it stands in; a sticky one is cut off by the panel it sticks to.
    const parent = position === 'sticky' && outer ? insideOf(outer) : page;
    const part: Surface | null =
      position === 'fixed' || position === 'sticky' ? { kind: 'part', element, parent } : null;
    parts.set(element, part);
    return part;
  };
  const seen = [...shown.querySelectorAll('*')].flatMap((element) => {
    const part = partOf(element);
    return part && isSeen(element) ? [part] : [];
  });
  return { page, of, lieOf: (surface) => lieOf(surface, shown), parts: seen };
}

/** What lets the pointer through to what is below is no more than a veil. */
const isSeen = (element: Element): boolean =>
  element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
  element.ownerDocument.defaultView?.getComputedStyle(element).pointerEvents !== 'none';

function lieOf({ kind, element, parent }: Surface, shown: Document): Lie {
  if (!element) return { x: -(shown.defaultView?.scrollX ?? 0), y: -(shown.defaultView?.scrollY ?? 0), clip: null };
  const box = boxInWindow(element, shown);
  const outer = parent ? lieOf(parent, shown).clip : null;
  if (kind === 'part') return { x: box.x, y: box.y, clip: outer };
  const inside = {
    x: box.x + element.clientLeft,
    y: box.y + element.clientTop,
    width: element.clientWidth,
    height: element.clientHeight,
  };
  const scrolled = scrollOf(element);
  return {
    x: inside.x - scrolled.x,
    y: inside.y - scrolled.y,
    clip: outer ? (intersect(inside, outer) ?? { ...inside, width: 0, height: 0 }) : inside,
  };
}

/** How far what is inside of an element is scrolled: of a frame, its document. */
function scrollOf(element: Element & Partial<Pick<HTMLIFrameElement, 'contentWindow'>>): { x: number; y: number } {
  if (element.contentWindow) return { x: element.contentWindow.scrollX, y: element.contentWindow.scrollY };
  return { x: element.scrollLeft, y: element.scrollTop };
}

/** Whether an element scrolls by itself. What html scrolls is the window, and so mostly is what body does. */
function isPanel(element: Element & Partial<Pick<HTMLIFrameElement, 'contentWindow'>>, shown: Document): boolean {
  if (element.contentWindow) return true;
  const view = element.ownerDocument.defaultView;
  if (!view || element.localName === 'html') return false;
  const { overflowX, overflowY } = view.getComputedStyle(element);
  const scrolls =
    (/auto|scroll/.test(overflowY) && element.scrollHeight > element.clientHeight) ||
    (/auto|scroll/.test(overflowX) && element.scrollWidth > element.clientWidth);
  if (!scrolls || element !== shown.body) return scrolls;
  // The overflow of the body is that of the window unless html has its own: https://drafts.csswg.org/css-overflow/#overflow-propagation
  return view.getComputedStyle(shown.documentElement).overflowY !== 'visible';
}
