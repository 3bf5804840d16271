import { signal, type Told } from '../context.ts';
import { documentPx, pageSize } from '../point.ts';

/** Twentieths: of a long article, about a screen each. */
const BANDS = 20;

/** A scroll is looked at this often: what is passed by faster is not read. */
const LOOK_EVERY = 250;

/** A page that grows, or a window that changes, is seen within this time. */
const LOOK_AGAIN = 5000;

/** How long each part of the document was in the window, told when it is left or hidden: what has come since the last. */
export const startAttention = signal((context) => {
  let bands = new Array<number>(BANDS).fill(0);
  /** Share of each band that was in the window when last looked at. */
  let seen: number[] = [];
  let inAll = 0;
  /** Of the page that is open: how long the machine slept while it was in the window, ms. */
  let slept = 0;
  let counted = context.clock();
  let isWaiting = false;

  const count = () => {
    const now = context.clock();
    // What took longer than two looks was a machine asleep.
    const since = Math.max(0, now - counted);
    const passed = Math.min(since, 2 * LOOK_AGAIN);
    counted = now;
    if (seen.length) {
      inAll += passed;
      slept += since - passed;
    }
    bands = bands.map((ms, i) => ms + passed * (seen[i] ?? 0));
  };
  const look = () => {
    count();
    const { viewport_h, document_h } = pageSize();
    const height = (document_h || 1) / BANDS;
    seen = document.hidden
      ? []
      : bands.map((_, i) => {
          const from = Math.max(scrollY, i * height);
          const to = Math.min(scrollY + viewport_h, (i + 1) * height);
          return Math.max(0, to - from) / height;
        });
  };
  const lookSoon = (ms: number) => {
    if (isWaiting) return;
    isWaiting = true;
    context.later(() => {
      isWaiting = false;
      look();
    }, ms);
  };
  const tell = () => {
    count();
    const ts = bands.map(documentPx);
    if (inAll > 0) context.emit({ type: 'attention', value: inAll, ts }, true);
    bands = bands.map((ms, i) => ms - (ts[i] ?? 0));
    inAll = 0;
  };
  const lookOn = () => {
    if (!document.hidden) look();
    context.later(lookOn, LOOK_AGAIN);
  };
  context.when('leaving', tell);
  context.when('opened', () => {
    slept = 0;
    lookSoon(0);
  });
  // The core's clock runs on in a machine asleep, and only here is it looked at often enough to see that.
  context.when('page_leave', (told) => {
    count();
    const { detail } = told as Told;
    detail.value = (detail.value ?? 0) - slept;
  });
  context.listen('scroll', () => lookSoon(LOOK_EVERY));
  context.listen('visibilitychange', look);
  context.later(lookOn, 0); // at once it would be the page's layout that is waited for
});
