import type { Signal } from '../context.ts';
import { pointOf } from '../point.ts';

/** Three clicks within a second and a finger's breadth: the field's usual threshold. */
const CLICKS = 3;
const WITHIN_MS = 1000;
const WITHIN_PX = 30;

interface Click {
  x: number;
  y: number;
  at: number;
}

/** One event a burst, however long it lasts. */
export const startRageClicks: Signal = (context) => {
  let burst: Click[] = [];
  let isTold = false;
  return context.listen<MouseEvent>(window, 'click', (event) => {
    const click = { x: event.clientX, y: event.clientY, at: event.timeStamp };
    const previous = burst.at(-1);
    // Clicks by key have no place; a label's second click is explained in clicks.ts.
    if (!event.isTrusted || !event.detail || click.at === previous?.at) return;
    if (previous && !isNear(previous, click)) {
      burst = [];
      isTold = false;
    }
    burst = [...burst, click].slice(-CLICKS);
    if (isTold || burst.length < CLICKS || !burst.every((earlier) => isNear(earlier, click))) return;
    isTold = true;
    context.emit({ type: 'rage_click', ...pointOf(event) });
  });
};

const isNear = (one: Click, other: Click): boolean =>
  other.at - one.at <= WITHIN_MS && Math.hypot(other.x - one.x, other.y - one.y) <= WITHIN_PX;
