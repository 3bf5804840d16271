import { SELECTION } from '../rrweb-numbers.ts';
import type { WatchContext } from './context.ts';
import { paced } from './paced.ts';

const EVERY = 100;

/** What is selected. */
export const watchSelection = (root: Document, context: WatchContext): void => {
  let isCollapsed = true;
  const tell = paced(context, EVERY, () => {
    const selection = root.getSelection();
    if (!selection || (isCollapsed && selection.isCollapsed)) return;
    isCollapsed = selection.isCollapsed;
    const ranges = Array.from({ length: selection.rangeCount }, (_, i) => selection.getRangeAt(i)).flatMap(
      ({ startContainer, startOffset, endContainer, endOffset }) => {
        const start = context.settled(startContainer);
        const end = context.settled(endContainer);
        return start && end ? [{ start, startOffset, end, endOffset }] : [];
      },
    );
    context.tell({ source: SELECTION, ranges });
  });
  // That of a text field bubbles from the field.
  context.listen(root, ['selectionchange'], (_, node) => {
    // Carets in fields are not told, and to ask where they are makes the browser lay out the page: at each key that is pressed.
    if (!isCollapsed || !('value' in node)) tell(undefined);
  });
  context.onceWhole(() => tell(undefined));
};
