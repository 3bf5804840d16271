import { chainOf, originOf } from '../ancestry.ts';
import { type Click, type Observation, signal } from '../context.ts';
import { pointOf } from '../point.ts';

/** Clicks and taps. Whatever else a click may be hears of it from here, so that it is measured once. */
export const startClicks = signal((context) => {
  const isAllMasked = context.settings.masking !== 'inputs';
  let last = 0;
  let pointer: Observation['pointer'];
  // Not every browser says at the click itself what it was made with, and some do not know.
  context.listen('pointerdown', (event) => {
    pointer = (event.pointerType || undefined) as 'mouse'; // or one of the others that browsers know
  });
  context.listen('click', (event) => {
    // A click on a label is followed by the browser's own one on its field, at the same instant.
    if (!event.isTrusted || event.timeStamp === last) return;
    last = event.timeStamp;
    const origin = originOf(event);
    const point = context.emit({
      type: 'click',
      ...pointOf(event, origin, isAllMasked),
      // Without a detail it was made by key.
      pointer: event.detail > 0 ? pointer : undefined,
    });
    if (point) context.reach('clicked', { event, chain: chainOf(origin), point } satisfies Click);
  });
});
