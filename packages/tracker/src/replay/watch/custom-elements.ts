import { CUSTOM_ELEMENT } from '../rrweb-numbers.ts';
import type { WatchContext } from './context.ts';

/** Names that are waited for: a page with more has made them up. */
const MOST = 200;

/**
 * Custom elements that are defined after they were recorded, since they may look otherwise then.
 * @returns what looks for such as are not defined yet
 */
export const watchCustomElements = (
  { customElements }: Window,
  { guard, tell, flush, atStop }: WatchContext,
): ((root: Document | ShadowRoot) => void) => {
  const awaited = new Set<string>();
  let isOver = false;
  atStop(() => {
    isOver = true;
  });
  return (root) => {
    for (const { localName: name } of root.querySelectorAll(':not(:defined)')) {
      if (awaited.has(name) || awaited.size === MOST) continue;
      awaited.add(name);
      const define = guard(() => {
        if (isOver) return;
        flush();
        tell({ source: CUSTOM_ELEMENT, define: { name } });
      });
      // Rejects where that is no name.
      customElements.whenDefined(name).then(define, () => {});
    }
  };
};
