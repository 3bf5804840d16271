import type { Context, Stop } from '../context.ts';
import { startClicks } from './clicks.ts';
import { type LoadExtras, startLazily } from './lazily.ts';
import { startPageLeave } from './page-leave.ts';
import { startPageViews } from './page-views.ts';
import { startScrollDepth } from './scroll-depth.ts';
import { startUTurns } from './u-turns.ts';

/** Starts all that the core observes. Page views are last: they open the first page, which the others hear of. */
export const startSignals = (context: Context, loadExtras: LoadExtras): Stop => {
  const stops = [
    startScrollDepth,
    startPageLeave,
    startClicks,
    startUTurns,
    startLazily(loadExtras),
    startPageViews,
  ].map((start) => start(context));
  return () => {
    for (const stop of stops) stop();
  };
};
