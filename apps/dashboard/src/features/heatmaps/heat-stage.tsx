import type { HeatmapElement } from '@desirepath/contract/heatmaps';
import { type PointerEvent, type RefCallback, useEffect, useRef, useState } from 'react';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { Density } from './density.ts';
import { DensityLayer } from './density-layer.tsx';
import { DotsLayer } from './dots-layer.tsx';
import { Highlight } from './highlight.tsx';
import { type Box, elementAt, type PlacedPoint } from './placement.ts';
import type { ShownPage } from './snapshot.ts';

interface HeatStageProps {
  /** Ref of the element that the page is rebuilt in. */
  attach: RefCallback<HTMLElement>;
  page: ShownPage | undefined;
  /** What is drawn over it: a density, or the places themselves. */
  density: Density | undefined;
  dots: readonly PlacedPoint[] | undefined;
  opacity: number;
  elements: readonly HeatmapElement[];
  boxes: ReadonlyMap<string, Box>;
  pinned: string | undefined;
  hovered: string | undefined;
  onHover: (selector: string | undefined) => void;
  onPin: (selector: string | undefined) => void;
}

/** The recorded page, scaled to the width there is, with the clicks over it. */
export function HeatStage({ attach, page, density, dots, opacity, elements, boxes, ...selection }: HeatStageProps) {
  const { pinned, hovered, onHover, onPin } = selection;
  const scroller = useRef<HTMLElement>(null);
  const width = useWidth(scroller);
  const scale = page && width ? Math.min(1, width / page.width) : 1;

  useEffect(() => {
    // Brings the pinned element into view, wherever it was pinned.
    const box = pinned === undefined ? undefined : boxes.get(pinned);
    const element = scroller.current;
    if (!box || !element) return;
    const middle = (box.y + box.height / 2) * scale;
    const isSeen = middle > element.scrollTop && middle < element.scrollTop + element.clientHeight;
    if (!isSeen) element.scrollTo({ top: middle - element.clientHeight / 2, behavior: 'smooth' });
  }, [pinned, boxes, scale]);

  const selectorAt = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return elementAt(boxes, (event.clientX - box.left) / scale, (event.clientY - box.top) / scale);
  };
  const marked = [...new Set([pinned, hovered])].flatMap((selector) => {
    const element = elements.find((given) => given.selector === selector);
    const box = element && boxes.get(element.selector);
    return element && box ? [{ element, box }] : [];
  });

  return (
    // The gutter is always there: a scrollbar that comes with the page would change the width it is scaled to.
    <section
      ref={scroller}
      aria-label="The recorded page"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard too
      tabIndex={0}
      className="min-h-0 flex-1 overflow-y-auto overflow-x-hidden bg-muted [scrollbar-gutter:stable]"
    >
      {!page && <Skeleton className="m-4 h-96" />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a picture to point at; the table offers the same to the keyboard */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
      <div
        className="relative mx-auto overflow-hidden"
        style={page ? { width: page.width * scale, height: page.height * scale } : { height: 0 }}
        onPointerMove={(event) => onHover(selectorAt(event))}
        onPointerLeave={() => onHover(undefined)}
        onClick={() => onPin(hovered === pinned ? undefined : hovered)}
      >
        <div
          ref={attach}
          data-testid="replay-frame"
          className="pointer-events-none origin-top-left [&_.replayer-mouse]:hidden"
          style={page ? { width: page.width, height: page.height, transform: `scale(${scale})` } : undefined}
        />
        {density && <DensityLayer density={density} scale={scale} opacity={opacity} />}
        {dots && <DotsLayer points={dots} scale={scale} opacity={opacity} />}
        {marked.map(({ element, box }) => (
          <Highlight
            key={element.selector}
            element={element}
            box={box}
            scale={scale}
            isPinned={element.selector === pinned}
          />
        ))}
      </div>
    </section>
  );
}

function useWidth(element: { current: HTMLElement | null }): number | undefined {
  const [width, setWidth] = useState<number>();
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
