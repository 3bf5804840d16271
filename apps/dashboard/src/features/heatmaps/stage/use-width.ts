import { useEffect, useState } from 'react';

/** Browsers refuse an address that changes more often than some times a second, so it does when the edge has come to rest. */
const AT_REST_MS = 300;

/** The width of the window while its edge is dragged, and `onWidth` once it rests. */
export function useWidth(
  width: number | undefined,
  onWidth: ((width: number) => void) | undefined,
): [width: number | undefined, resize: (width: number) => void] {
  const [dragged, setDragged] = useState<number>();
  useEffect(() => {
    if (dragged === undefined) return;
    const timer = setTimeout(() => {
      onWidth?.(dragged);
      setDragged(undefined);
    }, AT_REST_MS);
    return () => clearTimeout(timer);
  }, [dragged, onWidth]);
  return [dragged ?? width, setDragged];
}
