import { signal } from '../context.ts';
import { onClick } from './on-click.ts';

/** Three clicks within a second and a finger's breadth: the field's usual threshold. */
const CLICKS = 3;
const WITHIN_MS = 1000;
const WITHIN_PX = 30;

/** One event a burst, however long it lasts. */
export const startRageClicks = signal((context) => {
  let burst: MouseEvent[] = [];
  let isTold = false;
  onClick(context, ({ event: click, point }) => {
    burst = burst.filter(
      (earlier) =>
        click.timeStamp - earlier.timeStamp <= WITHIN_MS &&
        Math.hypot(click.clientX - earlier.clientX, click.clientY - earlier.clientY) <= WITHIN_PX,
    );
    burst.push(click);
    if (burst.length < 2) isTold = false;
    if (burst.length < CLICKS || isTold) return;
    isTold = true;
    context.emit({ ...point, type: 'rage_click' });
  });
});
