import { chainOf } from '../ancestry.ts';
import { signal } from '../context.ts';
import { blockOf } from '../masking.ts';

/** Until then a selection is still being drawn. */
const RESTED_AFTER = 700;

/** How many characters of the page are selected and copied; never which. */
export const startTextSelection = signal((context) => {
  let changes = 0;
  let told = 0;
  let isWaiting = false;

  const count = (): number => {
    const selection = document.getSelection();
    const node = selection?.anchorNode;
    const around = node instanceof Element ? node : node?.parentElement;
    if (!selection?.rangeCount || !around || blockOf(chainOf(around))) return 0;
    // Of its nodes, which needs no layout as the selection's own text would.
    return selection.getRangeAt(0).toString().trim().length;
  };
  const tellOnceRested = () => {
    const seen = changes;
    context.later(() => {
      isWaiting = changes !== seen;
      if (isWaiting) return tellOnceRested();
      const value = count();
      if (value && value !== told) context.emit({ type: 'text_select', value });
      told = value;
    }, RESTED_AFTER);
  };
  // Of fields it comes with each key that is pressed.
  context.listen('selectionchange', () => {
    changes++;
    if (isWaiting) return;
    isWaiting = true;
    tellOnceRested();
  });
  context.listen('copy', ({ isTrusted }) => {
    const value = count();
    if (isTrusted && value) context.emit({ type: 'text_copy', value });
  });
});
