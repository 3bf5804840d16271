import { writeViewport } from '@desirepath/replay-format/write-ops';
import type { WatchContext } from './context.ts';
import { paced } from './paced.ts';

const EVERY = 200;

/** How large the window is, in the px of its zoom. */
export const watchViewport = (context: WatchContext): void => {
  const tell = paced(context, EVERY, () => {
    context.flush();
    const to = context.writer();
    if (to) writeViewport(to, Date.now(), innerWidth, innerHeight);
  });
  const hear = context.guard(() => tell(undefined));
  window.addEventListener('resize', hear);
  context.atStop(() => window.removeEventListener('resize', hear));
};
