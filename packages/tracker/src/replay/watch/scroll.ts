import { writeScroll } from '@desirepath/replay-format/write-ops';
import type { WatchContext } from './context.ts';
import { paced } from './paced.ts';

const EVERY = 100;

/** How far documents and elements are scrolled. Of what scrolls in a shadow root only that hears. */
export const watchScroll = (root: Document | ShadowRoot, context: WatchContext): void => {
  const tell = paced(context, EVERY, (node: Node) => {
    const id = context.settled(node);
    const to = id ? context.writer() : undefined;
    if (!id || !to) return;
    // A document scrolls by an element of its.
    const { scrollLeft, scrollTop } =
      ('scrollingElement' in node && (node as Document).scrollingElement) || (node as Element);
    writeScroll(to, Date.now(), id, scrollLeft, scrollTop);
  });
  context.listen(root, ['scroll'], (_, node) => tell(node));
};
