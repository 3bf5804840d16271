import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * For what adds to a list: it takes the focus that would be lost with an entry, since the button that removes one goes with it.
 * @param count of the entries
 */
export function useFocusKept<Adds extends HTMLElement = HTMLButtonElement>(count: number): RefObject<Adds | null> {
  const adds = useRef<Adds>(null);
  const before = useRef(count);
  useLayoutEffect(() => {
    if (count < before.current && document.activeElement === document.body) adds.current?.focus();
    before.current = count;
  }, [count]);
  return adds;
}
