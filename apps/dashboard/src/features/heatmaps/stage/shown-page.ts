import { findSeen, type Located, locate } from '../placement/measure.ts';
import { type Surfaces, surfacesOf } from '../placement/surfaces.ts';

/** A page rebuilt from its snapshot, in a frame that is a window on it. */
export interface ShownPage {
  /** The width of the window it was recorded in. */
  recordedWidth: number;
  document: Document;
  /** The size of the window, px of the page. The page is laid out anew. */
  resize(width: number, height: number): void;
  scrollTo(y: number): void;
  /** Finds elements, and measures the page, as it is laid out now. */
  measure(selectors: Iterable<string>): Measured;
  /** Calls back whenever the page has another size: another width, or a font or picture that came late. @returns Stops it. */
  onResized(listener: () => void): () => void;
}

export interface Measured {
  /** Of the whole page. */
  width: number;
  height: number;
  surfaces: Surfaces;
  located: ReadonlyMap<string, Located>;
}

/** A page that grows without end is cut here: a frame taller than this is beyond what browsers lay out reliably. */
const TALLEST_PX = 40_000;

export function createShownPage(frame: HTMLIFrameElement, recorded: { width: number; height: number }): ShownPage {
  const shown = frame.contentDocument;
  if (!shown) throw new Error('The frame has no document.');
  const size = { ...recorded };
  const apply = (width: number, height: number) => {
    frame.style.width = `${width}px`;
    frame.style.height = `${height}px`;
  };
  apply(size.width, size.height);

  return {
    recordedWidth: recorded.width,
    document: shown,
    resize(width, height) {
      size.width = width;
      size.height = height;
      apply(width, height);
    },
    // At once, even where the page itself would glide.
    scrollTo: (top) => shown.defaultView?.scrollTo({ top, behavior: 'instant' }),
    measure(selectors) {
      const view = { width: size.width, height: size.height };
      const { scrollWidth, scrollHeight } = shown.documentElement;
      const height = Math.min(TALLEST_PX, Math.max(view.height, scrollHeight));
      const surfaces = surfacesOf(shown);
      const scrolled = shown.defaultView?.scrollY ?? 0;
      // As tall as the page, and back within this one turn: nothing of it is painted.
      apply(view.width, height);
      const seen = [...selectors].map((selector) => [selector, findSeen(shown, surfaces, selector)] as const);
      apply(view.width, view.height);
      shown.defaultView?.scrollTo({ top: scrolled, behavior: 'instant' });
      const located = new Map(
        seen.map(([selector, found]): [string, Located] => [
          selector,
          typeof found === 'string' ? { state: found } : locate(found, shown, surfaces),
        ]),
      );
      return { width: Math.max(view.width, scrollWidth), height, surfaces, located };
    },
    onResized(listener) {
      const observer = new ResizeObserver(listener);
      observer.observe(shown.documentElement);
      if (shown.body) observer.observe(shown.body);
      return () => observer.disconnect();
    },
  };
}
