/** The script of the rarer signals, loaded by the core once the page is idle. */
import type { StartRecorder } from './recording.ts';
import { sideScript } from './side-script.ts';
import { startExtras } from './signals/extras.ts';
import type { StartExtras } from './signals/lazily.ts';

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  const { src, nonce } = script;
  const start: StartExtras = (kit) =>
    startExtras(kit, sideScript<StartRecorder>(new URL(kit.settings.replay_script, src).href, nonce));
  script.desirepath = start;
}
