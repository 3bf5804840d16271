import type { PAGE_STATE_PLUGIN, StateChange } from '@desirepath/contract/page-state';
import type { eventWithTime } from '@rrweb/types';
import type { Guard } from '../guard.ts';
import { onceIdle } from '../idle.ts';
import type { Ids } from './ids.ts';
import type { MaskingLevel } from './masking-level.ts';
import { createPageStates } from './page-state.ts';
import type { createPictures, Pictures } from './pictures.ts';
import { PLUGIN } from './rrweb-numbers.ts';
import type { Root } from './watch/watching.ts';

/** What is not told of by any event is looked for this often, ms, when the page has nothing better to do. */
const LOOK_EVERY = 700;
/** A page that is never idle is looked at all the same, before the next look takes the place of this one. */
const IDLE_WITHIN = 300;

const STATE: typeof PAGE_STATE_PLUGIN = 'desirepath/state@1';

interface Surroundings {
  ids: Ids;
  guard: Guard;
  level: MaskingLevel;
  /** The trees that are recorded. */
  roots: () => Root[];
  /** Looks for more that no event tells. */
  look(): void;
  write(event: eventWithTime): void;
}

export interface StateWatch {
  /** Told of styles, as they leave, for the custom states that they ask for. */
  learn(css: string): void;
  /** Tells drawings too, from here on. */
  picture(create: typeof createPictures): void;
  /** The page was written out whole: all is told anew. */
  renew(): void;
  /** Nothing is recorded from here on, until the next full snapshot. */
  rest(): void;
  stop(): void;
}

/** Tells what a page shows beside its DOM: states that no attribute says and, where the site wants them, pictures. */
export const watchState = ({ ids, guard, level, roots, look: lookElsewhere, write }: Surroundings): StateWatch => {
  const states = createPageStates(ids, roots, level);
  const tell = (payload: StateChange[]) => {
    if (payload.length) write({ type: PLUGIN, data: { plugin: STATE, payload }, timestamp: Date.now() });
  };
  let pictures: Pictures | undefined;
  let hasBegun = false;
  let callOff = () => {};
  let frame = 0;

  const look = guard(() => {
    if (document.hidden || !hasBegun) return;
    lookElsewhere();
    tell(states.changes());
    if (pictures) frame = requestAnimationFrame(guard(pictures.look));
  });
  const lookSoon = () => {
    callOff();
    callOff = onceIdle(look, IDLE_WITHIN);
  };
  const timer = setInterval(lookSoon, LOOK_EVERY);
  return {
    learn: states.learn,
    picture(create) {
      const take = guard((change: StateChange) => tell([change]));
      if (window.OffscreenCanvas) pictures = create(ids, roots, level, take);
    },
    renew() {
      hasBegun = true;
      states.forget();
      pictures?.forget();
      lookSoon();
    },
    rest() {
      hasBegun = false;
      callOff();
      cancelAnimationFrame(frame);
    },
    stop: () => clearInterval(timer),
  };
};
