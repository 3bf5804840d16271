import { signal } from '../context.ts';
import { TRAIL_POINTS } from '../limits.ts';
import { documentPx } from '../point.ts';

/** 20 points a second: a hand's movement is still a curve. */
const SAMPLE_EVERY = 50;

/** A trail is cut here, so that a hand that never rests is seen all the same. */
const LONGEST = 5000;

/** One `mouse_move` event a trail; it ends after some seconds, when its page is left, when full, or with its pointer. */
export const startPointerTrails = signal((context) => {
  let trail = { xs: [] as number[], ys: [] as number[], ts: [] as number[] };
  let began = 0;
  let noted = 0;
  let pointer: string;

  const end = (isAftermath: boolean) => {
    if (trail.ts.length > 1) {
      // One of those that browsers know, or else the event alone is refused.
      context.emit({ type: 'mouse_move', at: began, pointer: pointer as 'mouse', ...trail }, isAftermath);
    }
    trail = { xs: [], ys: [], ts: [] };
  };
  const add = (type: string, { pageX, pageY }: Pick<MouseEvent, 'pageX' | 'pageY'>) => {
    if (type !== pointer) end(false);
    pointer = type;
    const { xs, ys, ts } = trail;
    if (!ts.length) {
      began = context.clock();
      context.later(() => {
        if (xs === trail.xs) end(false);
      }, LONGEST);
    }
    const now = context.clock();
    if (ts.length && now - noted < SAMPLE_EVERY) return;
    noted = now;
    xs.push(documentPx(pageX));
    ys.push(documentPx(pageY));
    if (ts.push(documentPx(now - began)) === TRAIL_POINTS) end(false);
  };
  context.when('leaving', () => end(true));
  context.listen('pointermove', (event) => {
    // Nearly all come sooner than that: of these nothing is read.
    if (trail.ts.length && context.clock() - noted < SAMPLE_EVERY) return;
    // A finger that scrolls is a pointer no more, but still a touch.
    if (event.pointerType !== 'touch') add(event.pointerType || 'mouse', event);
  });
  context.listen('touchmove', ({ touches: [finger] }) => {
    if (finger) add('touch', finger);
  });
});
