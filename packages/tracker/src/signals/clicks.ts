import type { Signal } from '../context.ts';
import { pointOf } from '../point.ts';

export const startClicks: Signal = (context) => {
  let last = 0;
  return context.listen<MouseEvent>(window, 'click', (event) => {
    // A click on a label is followed by the browser's own one on its field, at the same instant.
    if (!event.isTrusted || event.timeStamp === last) return;
    last = event.timeStamp;
    context.emit({ type: 'click', ...pointOf(event) });
  });
};
