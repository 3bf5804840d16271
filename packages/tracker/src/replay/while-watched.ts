import type { SERVER_TIMING_WATCHED } from '@desirepath/contract/tracking';

const WATCHED: typeof SERVER_TIMING_WATCHED = 'desirepath-watched';

/** Whoever watches sees what happens this much later, ms, and the way there and back. */
const SEND_EVERY = 1000;

/** An answer that says so holds for this long, ms; while it does, the next one comes sooner. */
const HOLDS_FOR = 12_000;

/**
 * Calls `send` every second while somebody watches this session live, which the answers to its batches tell. They are read
 * where browsers let any script of a page read them: among the timings of its requests, on pages with https. Elsewhere
 * nothing is called, and recordings come with the batches.
 * @returns how to stop
 */
export const whileWatched = (send: () => void): (() => void) => {
  let sending: ReturnType<typeof setInterval> | undefined;
  let ending: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    clearInterval(sending);
    clearTimeout(ending);
    sending = undefined;
  };
  const observer = new PerformanceObserver((list) => {
    const isWatched = list
      .getEntries()
      .some((entry) => (entry as PerformanceResourceTiming).serverTiming?.some(({ name }) => name === WATCHED));
    if (!isWatched) return;
    clearTimeout(ending);
    ending = setTimeout(end, HOLDS_FOR);
    sending ??= setInterval(send, SEND_EVERY);
  });
  observer.observe({ type: 'resource' });
  return () => {
    observer.disconnect();
    end();
  };
};
