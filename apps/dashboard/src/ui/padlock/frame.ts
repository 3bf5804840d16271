import type { eventWithTime } from '@rrweb/types';
import type { Replayer } from 'rrweb';
import './frame.css';
import { keepFocus } from './keep-focus.ts';
import { createStatePlayer } from './page-state.ts';

/**
 * Rebuilds recorded DOM inside `root`, in a frame of rrweb's making: sandboxed without scripts, so that what was recorded cannot
 * run, and inert, so that it takes neither the focus nor the keys of who watches.
 *
 * @param events Passed by {@link isSound} and a padlock; at least two, a full snapshot among them.
 * @param onBroken An event could not be applied; the others are.
 */
export type MountReplay = (root: HTMLElement, events: eventWithTime[], onBroken: (error: unknown) => void) => Replayer;

/** rrweb is as large as the rest of the dashboard, so it comes when something is to be shown. */
export async function loadReplay(): Promise<MountReplay> {
  const { Replayer } = await import('rrweb');
  return (root, events, onBroken) => {
    root.inert = true;
    const states = createStatePlayer(onBroken);
    const replayer = new Replayer(events, {
      root,
      showWarning: false,
      // Focusing a recorded field would take the keyboard away from the player.
      triggerFocus: false,
      plugins: [states.plugin],
      mouseTail: { duration: 400, lineWidth: 2, strokeStyle: TRAIL_COLOUR },
    });
    replayer.iframe.title = 'Recorded page';
    replayer.on('destroy', keepFocus(replayer.iframe));
    guard(replayer, onBroken);
    states.attach(replayer);
    return replayer;
  };
}

/** The ember of the styles: a canvas cannot read their variables. */
const TRAIL_COLOUR = 'oklch(0.68 0.19 40)';

/** Where recorded events meet the DOM; rrweb declares these private. */
interface Steps {
  applyIncremental(...given: unknown[]): void;
  rebuildFullSnapshot(...given: unknown[]): void;
  moveAndHover(...given: unknown[]): void;
}

/** An error in one of these steps would stop rrweb's clock for good. So it costs that one event. */
function guard(replayer: Replayer, onBroken: (error: unknown) => void): void {
  // They exist in the exact version that is installed; were one gone, `bind` would throw at the first replay.
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
