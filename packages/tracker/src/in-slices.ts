import { afterDrawn, whenIdle } from './idle.ts';

/**
 * A slice of work, ms: the last step of one may take some time too, and no page is to wait for longer than 4. Between two the
 * browser does what else there is to do, first of all what a visitor does.
 */
const SLICE = 1.5;

/** The work begins on a page that never rests, too. */
const IDLE_WITHIN = 1000;

/**
 * Works a little at a time, a slice a frame, once there is an idle moment to begin in.
 * @param begin called before each slice: the page has run meanwhile
 * @param step does the least there is to do; false once there is nothing more
 * @returns a promise that is rejected with what any of them throws
 */
export const inSlices = (begin: () => void, step: () => boolean): Promise<void> =>
  new Promise((resolve, reject) => {
    const slice = () => {
      try {
        const until = performance.now() + SLICE;
        begin();
        let isMore = true;
        while (isMore && performance.now() < until) isMore = step();
        if (isMore) afterDrawn(slice);
        else resolve();
      } catch (problem) {
        reject(problem);
      }
    };
    whenIdle(() => afterDrawn(slice), IDLE_WITHIN);
  });
