import { type Scope, signal } from '../context.ts';
import { pointOf } from '../point.ts';

export const startClicks = signal((context) => {
  onClick(context, (event) => {
    context.emit({ type: 'click', ...pointOf(event) });
  });
});

/** Calls `handle` for each click that a person has made, once. */
export const onClick = (context: Scope, handle: (event: MouseEvent) => void): void => {
  let last = 0;
  context.listen('click', (event) => {
    // A click on a label is followed by the browser's own one on its field, at the same instant.
    if (!event.isTrusted || event.timeStamp === last) return;
    last = event.timeStamp;
    handle(event);
  });
};
