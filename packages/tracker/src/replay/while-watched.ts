import type { SERVER_TIMING_WATCHED } from '@desirepath/contract/tracking';

const WATCHED: typeof SERVER_TIMING_WATCHED = 'desirepath-watched';

/** Whoever watches sees what happens this much later, ms, and the way there and back. The player follows at as much again. */
const SEND_EVERY = 500;

/**
 * Calls `send` twice a second while somebody watches this session live: from an answer to a batch that tells so to one that
 * does not, for a visitor who rests sends nothing, and is to be seen at once when they go on. Answers are read where browsers
 * let any script of a page read them: among the timings of its requests, on pages with https. Elsewhere nothing is called,
 * and recordings come with the batches.
 * @param url where batches go
 * @returns how to stop
 */
export const whileWatched = (url: string, send: () => void): (() => void) => {
  let sending: ReturnType<typeof setInterval> | undefined;
  const end = () => {
    clearInterval(sending);
    sending = undefined;
  };
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntriesByName(url)) {
      const isWatched = (entry as PerformanceResourceTiming).serverTiming?.some(({ name }) => name === WATCHED);
      if (isWatched) sending ??= setInterval(send, SEND_EVERY);
      else end();
    }
  });
  observer.observe({ type: 'resource' });
  return () => {
    observer.disconnect();
    end();
  };
};
