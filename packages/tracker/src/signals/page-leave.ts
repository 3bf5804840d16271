import type { Signal } from '../context.ts';

/**
 * How long the page has been visible, told each time it is left or hidden: `value` is the sum so far, so the last one of a
 * page holds. Hiding must count, since phones end hidden pages without a further word.
 */
export const startPageLeave: Signal = (context) => {
  let visible = 0;
  let told = 0;
  let shownAt: number | undefined;

  const count = () => {
    const now = context.clock();
    if (shownAt !== undefined) visible += Math.max(0, now - shownAt);
    shownAt = document.hidden ? undefined : now;
  };
  const stops = [
    context.when('opened', () => {
      visible = 0;
      told = 0;
      shownAt = document.hidden ? undefined : context.clock();
    }),
    context.when('leaving', () => {
      count();
      if (visible > told) context.emit({ type: 'page_leave', value: visible }, true);
      told = visible;
    }),
    context.listen(document, 'visibilitychange', count),
  ];
  return () => stops.forEach((stop) => void stop());
};
