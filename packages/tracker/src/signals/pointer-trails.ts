import { signal } from '../context.ts';
import { TRAIL_POINTS } from '../limits.ts';
import { documentPx } from '../point.ts';

/** 20 points a second: a hand's movement is still a curve. */
const SAMPLE_EVERY = 50;

/** A trail is cut here, so that a hand that never rests is seen all the same. */
const LONGEST = 5000;

/** One `mouse_move` event a trail; a trail ends after some seconds, when its page is left, or when full. */
export const startPointerTrails = signal((context) => {
  let trail = { xs: [] as number[], ys: [] as number[], ts: [] as number[] };
  let began = 0;

  const end = (isAftermath: boolean) => {
    if (trail.ts.length > 1) context.emit({ type: 'mouse_move', at: began, ...trail }, isAftermath);
    trail = { xs: [], ys: [], ts: [] };
  };
  context.when('leaving', () => end(true));
  context.listen('mousemove', ({ pageX, pageY }) => {
    const { xs, ys, ts } = trail;
    if (!ts.length) {
      began = context.clock();
      context.later(() => {
        if (xs === trail.xs) end(false);
      }, LONGEST);
    }
    const t = documentPx(context.clock() - began);
    if (t - (ts.at(-1) ?? -SAMPLE_EVERY) < SAMPLE_EVERY) return;
    xs.push(documentPx(pageX));
    ys.push(documentPx(pageY));
    if (ts.push(t) === TRAIL_POINTS) end(false);
  });
});
