import { t } from '@lingui/core/macro';
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

/**
 * rrweb is as large as the rest of the dashboard, so it comes when something is to be shown.
 * @param frame Address of the document in the frame, which has a policy of its own: see {@link frameOf}. Without it the frame
 * has the policy of the page around it.
 */
export async function loadReplay(frame?: string): Promise<MountReplay> {
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
      insertStyleRules: [OWN_COLOURS, HIDE_CONTROLS],
      mouseTail: { duration: 400, lineWidth: 2, strokeStyle: TRAIL_COLOUR },
    });
    replayer.iframe.title = t`Recorded page`;
    replayer.on('destroy', keepFocus(replayer.iframe));
    guard(replayer, onBroken);
    states.attach(replayer);
    replayer.on('fullsnapshot-rebuilded', () => {
      // What a visitor's browser asked of pages, those of the frame are asked by the frame's own style.
      const isDark = replayer.iframe.contentDocument?.documentElement.hasAttribute('data-dp-dark');
      replayer.iframe.style.colorScheme = isDark ? 'dark' : '';
    });
    if (frame !== undefined) enterOwnDocument(replayer, frame, onBroken);
    return replayer;
  };
}

/** The page is shown as the visitor had it, whatever colours the reader has chosen for pages. */
const OWN_COLOURS = 'html { forced-color-adjust: none }';
/** Where scripts do not run, browsers put controls on every video, whatever its page wants. */
const HIDE_CONTROLS = ':is(video, audio):not([controls])::-webkit-media-controls { display: none !important; }';

/** For recordings of a site: its hosts may be asked for pictures, if whoever is signed in has allowed that. */
export const frameOf = (site: number): string => `/replay-frame?site=${site}`;

/** The ember of the styles: a canvas cannot read their variables. */
const TRAIL_COLOUR = 'oklch(0.68 0.19 40)';

/** Where recorded events meet the DOM; rrweb declares these private. */
interface Steps {
  applyIncremental(...given: unknown[]): void;
  rebuildFullSnapshot(...given: unknown[]): void;
  moveAndHover(...given: unknown[]): void;
  UNSAFE_replayCanvas: boolean;
}
const STEPS = ['applyIncremental', 'rebuildFullSnapshot', 'moveAndHover'] as const;

/** They exist in the exact version that is installed; were one gone, `bind` would throw at the first replay. */
const stepsOf = (replayer: Replayer) => replayer as unknown as Steps;

/** An error in one of these steps would stop rrweb's clock for good. So it costs that one event. */
function guard(replayer: Replayer, onBroken: (error: unknown) => void): void {
  const steps = stepsOf(replayer);
  for (const name of STEPS) {
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

/**
 * Has the frame show a document of the server's, whose policy is its own. Until that is here, nothing is built; then what
 * rrweb shows by its clock is built at once.
 */
function enterOwnDocument(replayer: Replayer, url: string, onBroken: (error: unknown) => void): void {
  const { iframe } = replayer;
  const steps = stepsOf(replayer);
  const now = Object.fromEntries(STEPS.map((name) => [name, steps[name]])) as Pick<Steps, (typeof STEPS)[number]>;
  let first: unknown[] | undefined;
  for (const name of STEPS) {
    steps[name] = (...given) => {
      if (name === 'rebuildFullSnapshot') first ??= given;
    };
  }
  const onLoad = () => {
    const { contentDocument } = iframe;
    if (contentDocument?.URL === 'about:blank') return; // the one before it
    iframe.removeEventListener('load', onLoad);
    if (!contentDocument) return onBroken(new Error('The frame of recordings did not come.'));
    Object.assign(steps, now, {
      // rrweb writes into the empty document that it made alone. This one is as empty, in the same sandbox.
      rebuildFullSnapshot(...given: unknown[]) {
        if (iframe.getAttribute('sandbox') !== 'allow-same-origin') throw new Error('The frame has another sandbox.');
        steps.UNSAFE_replayCanvas = true;
        now.rebuildFullSnapshot(...given);
        steps.UNSAFE_replayCanvas = false;
      },
    });
    const at = replayer.getCurrentTime();
    const isPlaying = replayer.service.state.matches('playing');
    // Below zero before anything was sought.
    if (!isPlaying && at <= 0) {
      if (first) steps.rebuildFullSnapshot(...first);
      return;
    }
    // To rrweb all until now has been shown; at its end it forgets that.
    if (!isPlaying) replayer.play(at);
    replayer.service.send({ type: 'END' });
    if (isPlaying) replayer.play(at);
    else replayer.pause(at);
  };
  iframe.addEventListener('load', onLoad);
  iframe.src = url;
}
