import { type ReactNode, type RefCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { Skeleton } from '../../../ui/skeleton.tsx';
import type { Box } from '../placement/box.ts';
import { elementAt } from '../placement/find.ts';
import type { Surface } from '../placement/surfaces.ts';
import { scrollPanel } from './panels.ts';
import type { Measured, ShownPage } from './shown-page.ts';
import { usePositions } from './use-positions.ts';
import type { View } from './use-view.ts';

interface StageProps {
  name: string;
  /** Ref of the element that the page is rebuilt in. */
  attach: RefCallback<HTMLElement>;
  page: ShownPage | undefined;
  measured: Measured | undefined;
  view: View;
  /** What is drawn on a surface, in px of the screen from its origin; `sight` is what of it is in sight or near. */
  draw: (surface: Surface, sight: Box) => ReactNode;
  onPoint: (place: PointedAt | undefined) => void;
  onPress: (place: PointedAt | undefined) => void;
  /** What lies over all of it and takes the pointer first, such as the edge that is dragged. */
  children?: ReactNode;
}

/** A place of the page that is pointed at. */
export interface PointedAt {
  element: Element | undefined;
  /** px from the top left of the page */
  x: number;
  y: number;
}

/** The recorded page in a window that scrolls over it, and what is drawn on it. */
export function Stage({ name, attach, page, measured, view, draw, onPoint, onPress, children }: StageProps) {
  const { scroller, zoom, width, height } = view;
  const { layers, attach: attachLayer, place } = usePositions(page, measured, { width, height }, zoom);
  const overlay = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!page || !element) return;
    // The page and what is drawn on it move in the same turn, so that neither runs ahead.
    const follow = () => {
      page.scrollTo(element.scrollTop / zoom);
      place();
    };
    follow();
    element.addEventListener('scroll', follow);
    return () => element.removeEventListener('scroll', follow);
  }, [page, scroller, zoom, place]);

  const at = (clientX: number, clientY: number): PointedAt | undefined => {
    const box = overlay.current?.getBoundingClientRect();
    const frame = page?.document.defaultView;
    if (!box || !frame) return undefined;
    const [x, y] = [(clientX - box.left) / zoom, (clientY - box.top) / zoom];
    return { element: elementAt(frame.document, x, y) ?? undefined, x: x + frame.scrollX, y: y + frame.scrollY };
  };
  useEffect(() => {
    const element = overlay.current;
    if (!element || !page) return;
    // React listens passively, and could not keep the window from scrolling too.
    const onWheel = (event: WheelEvent) => {
      const box = element.getBoundingClientRect();
      const under = elementAt(page.document, (event.clientX - box.left) / zoom, (event.clientY - box.top) / zoom);
      if (!under || !scrollPanel(under, page.document, event.deltaX, event.deltaY)) return;
      event.preventDefault();
      place();
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [page, zoom, place]);

  return (
    // The gutter is always there: a scrollbar that comes with the page would change the width it is scaled to.
    <section
      ref={scroller}
      dir="ltr"
      aria-label={name}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard too
      tabIndex={0}
      className="relative min-h-0 flex-1 overflow-y-auto overflow-x-hidden bg-muted [scrollbar-gutter:stable]"
    >
      {!measured && <Skeleton className="absolute inset-4 h-96" />}
      {/* Seen once it is known how large it is. */}
      <div
        className={measured ? 'mx-auto' : 'mx-auto opacity-0'}
        style={{ width: width * zoom, height: (measured?.height ?? height) * zoom }}
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a picture to point at; the table offers the same to the keyboard */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
        <div
          ref={overlay}
          className="sticky top-0 overflow-hidden"
          style={{ width: width * zoom, height: height * zoom }}
          onPointerMove={(event) => onPoint(at(event.clientX, event.clientY))}
          onPointerLeave={() => onPoint(undefined)}
          onClick={(event) => onPress(at(event.clientX, event.clientY))}
        >
          <div
            ref={attach}
            data-testid="replay-frame"
            className="pointer-events-none origin-top-left bg-white [&_.replayer-mouse]:hidden"
            style={{ width, height, transform: `scale(${zoom})` }}
          />
          {layers.map(({ surface, sight }, index) => (
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: surfaces have no names; they come in the order of the page
              key={index}
              ref={attachLayer(surface)}
              data-surface={surface.kind}
              className="pointer-events-none absolute top-0 start-0 size-px"
            >
              {draw(surface, sight)}
            </div>
          ))}
          {children}
        </div>
      </div>
    </section>
  );
}
