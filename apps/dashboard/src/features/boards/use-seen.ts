import { type RefCallback, useCallback, useState } from 'react';

/** How far below the window a tile is asked for, so that it is there when it comes into sight. */
const AHEAD_PX = 200;

/** Whether an element has come into sight; once it has, it stays seen. */
export function useSeen<E extends Element>(): [ref: RefCallback<E>, isSeen: boolean] {
  const [isSeen, setSeen] = useState(false);
  const ref = useCallback((element: E | null) => {
    if (!element) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        setSeen(true);
        observer.disconnect();
      },
      { rootMargin: `${AHEAD_PX}px` },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, isSeen];
}
