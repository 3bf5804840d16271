import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ShownPage } from './shown-page.ts';

/** The window on a page: how large it is in px of the page, and how many px of the screen one of those is. */
export interface View {
  /** The element that scrolls. */
  scroller: RefObject<HTMLElement | null>;
  width: number;
  height: number;
  zoom: number;
}

/**
 * A window as wide as asked for, scaled down where there is no room for it, and as tall as there is room.
 * @param heldZoom While the edge of the window is dragged, so that it stays below the pointer.
 */
export function useView(page: ShownPage | undefined, wanted: number | undefined, heldZoom: number | undefined): View {
  const scroller = useRef<HTMLElement>(null);
  const [room, setRoom] = useState<{ width: number; height: number }>();
  useEffect(() => {
    if (!scroller.current) return;
    const observer = new ResizeObserver(([entry]) => {
      // While it is not laid out it has no room at all, and nothing could be scaled to that.
      if (entry && entry.contentRect.width > 0) setRoom(entry.contentRect);
    });
    observer.observe(scroller.current);
    return () => observer.disconnect();
  }, []);
  const width = wanted ?? page?.recordedWidth ?? room?.width ?? 1;
  const zoom = heldZoom ?? (room ? Math.min(1, room.width / width) : 1);
  const height = (room?.height ?? 600) / zoom;
  useLayoutEffect(() => page?.resize(width, height), [page, width, height]);
  return { scroller, width, height, zoom };
}
