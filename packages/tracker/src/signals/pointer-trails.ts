import type { Signal, Stop } from '../context.ts';
import { TRAIL_POINTS } from '../limits.ts';
import { documentPx } from '../point.ts';

/** 20 points a second: a hand's movement is still a curve. */
const SAMPLE_EVERY = 50;

/** A trail is cut here, so that a hand that never rests is seen all the same. */
const LONGEST = 5000;

/** One `mouse_move` event a trail; a trail ends after some seconds, when its page is left, or when full. */
export const startPointerTrails: Signal = (context) => {
  let xs: number[] = [];
  let ys: number[] = [];
  let ts: number[] = [];
  let began = 0;
  let cancel: Stop | undefined;

  const end = (aftermath: boolean) => {
    cancel?.();
    if (xs.length > 1) context.emit({ type: 'mouse_move', at: began, xs, ys, ts }, aftermath);
    xs = [];
    ys = [];
    ts = [];
  };
  const stops = [
    context.when('leaving', () => end(true)),
    context.listen<MouseEvent>(window, 'mousemove', (event) => {
      const now = context.clock();
      if (!xs.length) {
        began = now;
        cancel = context.later(() => end(false), LONGEST);
      } else if (now - began - (ts.at(-1) ?? 0) < SAMPLE_EVERY) return;
      xs.push(documentPx(event.pageX));
      ys.push(documentPx(event.pageY));
      ts.push(documentPx(now - began));
      if (xs.length === TRAIL_POINTS) end(false);
    }),
  ];
  return () => stops.forEach((stop) => void stop());
};
