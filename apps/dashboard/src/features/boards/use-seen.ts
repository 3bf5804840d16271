import { type RefCallback, useCallback, useState } from 'react';

/** How far below the window a tile is asked for, so that it is there when it comes into sight. */
const AHEAD_PX = 200;

/** Whether an element has come into sight, or the page is printed; once it has, it stays seen. */
export function useSeen<E extends Element>(): [ref: RefCallback<E>, isSeen: boolean] {
  const [isSeen, setSeen] = useState(false);
  const ref = useCallback((element: E | null) => {
    if (!element) return;
    const see = () => setSeen(true);
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        see();
        observer.disconnect();
      },
      { rootMargin: `${AHEAD_PX}px` },
    );
    observer.observe(element);
    window.addEventListener('beforeprint', see);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', see);
    };
  }, []);
  return [ref, isSeen];
}
