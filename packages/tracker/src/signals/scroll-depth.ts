import type { Signal } from '../context.ts';
import { pageSize } from '../point.ts';

/** Often enough for a fling to be seen, and rare enough that measuring the layout costs nothing. */
const MEASURE_EVERY = 250;

/** Points of a hundred that the depth must grow before it is told ahead of leaving. */
const NOTABLE = 25;

export const startScrollDepth: Signal = (context) => {
  let deepest = 0;
  let told = 0;
  let waiting = false;

  const measure = () => {
    const { viewport_h, document_h } = pageSize();
    deepest = Math.max(deepest, Math.min(100, Math.round(((scrollY + viewport_h) / (document_h || 1)) * 100)));
  };
  const tell = (aftermath: boolean) => {
    told = deepest;
    context.emit({ type: 'scroll', value: deepest, ...pageSize() }, aftermath);
  };
  const stops = [
    context.when('opened', () => {
      deepest = 0;
      told = 0;
    }),
    context.when('leaving', () => {
      // Otherwise it is known, and an app may have drawn its next page already.
      if (waiting || !deepest) measure();
      if (deepest > told) tell(true);
    }),
    context.listen(document, 'scroll', () => {
      if (waiting) return;
      waiting = true;
      context.later(() => {
        waiting = false;
        measure();
        if (deepest >= told + NOTABLE) tell(false);
      }, MEASURE_EVERY);
    }),
  ];
  return () => stops.forEach((stop) => void stop());
};
