import { signal } from '../context.ts';
import { clamp, pageSize } from '../point.ts';

/** Often enough for a fling to be seen, and rare enough that measuring the layout costs nothing. */
const MEASURE_EVERY = 250;

/** Points of a hundred that the depth must grow before it is told ahead of leaving. */
const NOTABLE = 25;

export const startScrollDepth = signal((context) => {
  let deepest = 0;
  let told = 0;
  let isWaiting = false;

  const measure = () => {
    const { viewport_h, document_h } = pageSize();
    deepest = Math.max(deepest, clamp(((scrollY + viewport_h) / (document_h || 1)) * 100, 100));
  };
  const tell = (growth: number, isAftermath: boolean) => {
    if (deepest < told + growth) return;
    told = deepest;
    context.emit({ type: 'scroll', value: deepest }, isAftermath);
  };
  context.when('opened', () => {
    deepest = 0;
    told = 0;
  });
  context.when('leaving', () => {
    // Otherwise it is known, and an app may have drawn its next page already.
    if (isWaiting || !deepest) measure();
    tell(1, true);
  });
  context.listen('scroll', () => {
    if (isWaiting) return;
    isWaiting = true;
    context.later(() => {
      isWaiting = false;
      measure();
      tell(NOTABLE, false);
    }, MEASURE_EVERY);
  });
});
