import { type Click, signal } from '../context.ts';
import { onClick } from './on-click.ts';
import { pageErrorOf } from './page-error.ts';

const WITHIN = 1000;

/** Clicks after which something went wrong within a second. */
export const startErrorClicks = signal((context) => {
  let last: Click['point'] | undefined;
  const blame = (event: Event) => {
    const error = last && context.clock() - last.at <= WITHIN && pageErrorOf(event);
    if (!error || !last) return;
    context.emit({ ...last, ...error, type: 'error_click' }, true);
    last = undefined;
  };
  onClick(context, ({ point }) => {
    last = point;
  });
  context.when('opened', () => {
    last = undefined;
  });
  context.listen('error', blame);
  context.listen('unhandledrejection', blame);
});
