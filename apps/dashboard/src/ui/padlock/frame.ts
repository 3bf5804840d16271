import type { eventWithTime } from '@rrweb/types';
import type { Replayer } from 'rrweb';
import './frame.css';

/**
 * Rebuilds recorded DOM in a frame of rrweb's making: sandboxed without scripts, so that what was recorded cannot run, and
 * inert, so that it takes neither the focus nor the keys of who watches. The events must have passed {@link isSound} and a padlock.
 *
 * rrweb is loaded here, on first use. It wants two events to start with: a meta event and a full snapshot.
 */
export async function mountReplay(
  root: HTMLElement,
  events: eventWithTime[],
  onBroken: (error: unknown) => void,
): Promise<Replayer> {
  const { Replayer } = await import('rrweb');
  root.inert = true;
  const replayer = new Replayer(events, {
    root,
    showWarning: false,
    // Focusing an element would take the keyboard away from the player; an inert frame refuses it anyway.
    triggerFocus: false,
    mouseTail: { duration: 400, lineWidth: 2, strokeStyle: 'oklch(0.68 0.19 40)' },
  });
  replayer.iframe.title = 'Recorded page';
  guard(replayer, onBroken);
  return replayer;
}

/** Where recorded events meet the DOM; rrweb declares these private. */
interface Steps {
  applyIncremental(...given: unknown[]): void;
  rebuildFullSnapshot(...given: unknown[]): void;
  moveAndHover(...given: unknown[]): void;
}

/** An error in one of rrweb's steps stops its clock for good. Here it costs that one event. */
function guard(replayer: Replayer, onBroken: (error: unknown) => void): void {
  // Private in the types only; that they exist is what the tests of the player in a browser would miss first.
  const steps = replayer as unknown as Steps;
  for (const name of ['applyIncremental', 'rebuildFullSnapshot', 'moveAndHover'] as const) {
    const step = steps[name].bind(replayer);
    steps[name] = (...given) => {
      try {
        step(...given);
      } catch (error) {
        onBroken(error);
      }
    };
  }
}
