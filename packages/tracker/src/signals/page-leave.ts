import { signal } from '../context.ts';

/**
 * How long the page has been visible, told each time it is left or hidden: `value` is the sum so far, so the last one of a
 * page holds. Hiding must count, since phones end hidden pages without a further word.
 */
export const startPageLeave = signal((context) => {
  let visible = 0;
  let told = 0;
  let counted = 0;
  let wasVisible = false;

  const count = () => {
    const now = context.clock();
    if (wasVisible) visible += Math.max(0, now - counted);
    counted = now;
    wasVisible = !document.hidden;
  };
  context.when('opened', () => {
    count();
    visible = 0;
    told = 0;
  });
  context.when('leaving', () => {
    count();
    if (visible > told) context.emit({ type: 'page_leave', value: visible }, true);
    told = visible;
  });
  context.listen('visibilitychange', count);
});
