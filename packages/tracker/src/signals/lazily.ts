import { type Context, type Signal, type Stop, signal } from '../context.ts';

/** What the rarer signals are given: what they share with the core, so that no page loads it twice. */
export type Kit = Context;

/** Starts all of the rarer signals. */
export type StartExtras = (kit: Kit) => Stop;

/** Brings the rarer signals. */
export type LoadExtras = (use: (start: StartExtras) => void) => void;

/** A page that is busy for longer than this gets them all the same. */
const IDLE_WITHIN = 2000;

/** Loads and starts the rarer signals once the page has loaded and has nothing better to do. */
export const startLazily = (load: LoadExtras): Signal =>
  signal((context) => {
    let isWanted = true;
    let isStopped = false;
    const bring = context.guard(() => {
      if (isStopped) return;
      load(
        context.guard((start) => {
          if (!isStopped) context.atStop(start(context));
        }),
      );
    });
    const bringWhenIdle = () => {
      // Safari has no idle callbacks.
      if ('requestIdleCallback' in window) requestIdleCallback(bring, { timeout: IDLE_WITHIN });
      else setTimeout(bring, 1);
    };
    context.when('opened', () => {
      if (!isWanted || !context.isLive()) return;
      isWanted = false;
      if (document.readyState === 'complete') bringWhenIdle();
      else context.listen('load', bringWhenIdle);
    });
    context.atStop(() => {
      isStopped = true;
    });
  });
