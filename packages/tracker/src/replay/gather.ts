import { record } from '@rrweb/record';
import { EventType, type eventWithTime, IncrementalSource } from '@rrweb/types';

/** A replay shows changes this late at most, and a page that never rests costs a tenth of the bookkeeping. */
const GATHER_FOR = 200;

/** rrweb lets go of what it holds back when something else happens, so something does. */
const NUDGE = 'desirepath';

export interface Gathering {
  /** Told of each recorded event. Whether it is one to keep. */
  hear(event: eventWithTime): boolean;
  /** What was held back comes now, in its order. */
  release(): void;
}

/**
 * Has rrweb hold mutations back (it calls that freezing) until some have come together, since what each costs is mostly
 * the emitting. Any other event lets them go first, so nothing changes its order.
 */
export const createGathering = (): Gathering => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const release = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    record.addCustomEvent(NUDGE, 0);
  };
  return {
    hear({ type, data }) {
      if (type === EventType.Custom && data.tag === NUDGE) return false;
      if (type === EventType.IncrementalSnapshot && data.source === IncrementalSource.Mutation) {
        timer ??= setTimeout(release, GATHER_FOR);
        // After this event: rrweb may be in the midst of letting go.
        queueMicrotask(() => {
          if (timer !== undefined) record.freezePage();
        });
      }
      return true;
    },
    release,
  };
};
