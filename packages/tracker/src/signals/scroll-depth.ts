import { signal } from '../context.ts';
import { clamp, pageSize } from '../point.ts';

/** Often enough for a fling to be seen, and rare enough that measuring the layout costs nothing. */
const MEASURE_EVERY = 250;

/** Points of a hundred that the depth must grow before it is told ahead of leaving. */
const NOTABLE = 25;

/** The deepest part of the document seen: a share of it, and in px. */
export const startScrollDepth = signal((context) => {
  let value = 0;
  let y = 0;
  let told: number;
  let isWaiting = false;

  const measure = () => {
    const { viewport_h, document_h } = pageSize();
    const seen = scrollY + viewport_h;
    value = Math.max(value, clamp((seen / (document_h || 1)) * 100, 100));
    y = Math.max(y, Math.round(seen));
  };
  const tell = (growth: number, isAftermath: boolean) => {
    if (value < told + growth) return;
    told = value;
    context.emit({ type: 'scroll', value, y }, isAftermath);
  };
  context.when('opened', () => {
    value = y = told = 0;
  });
  context.when('leaving', () => {
    // Otherwise it is known, and an app may have drawn its next page already.
    if (isWaiting || !value) measure();
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
