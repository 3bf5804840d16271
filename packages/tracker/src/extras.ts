/** The script of the rarer signals, loaded by the core once the page is idle. */
import type { TakePicture } from './picture/take.ts';
import { sideScript } from './side-script.ts';
import { startExtras } from './signals/extras.ts';
import type { StartExtras } from './signals/lazily.ts';
import type { StartWidget } from './widget/host.ts';

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  const { src, nonce } = script;
  const beside = <Offer>(name: string) => sideScript<Offer>(new URL(name, src).href, nonce);
  const start: StartExtras = (kit) =>
    startExtras(kit, beside<TakePicture>(kit.settings.picture_script), (name, use) => beside<StartWidget>(name)(use));
  script.desirepath = start;
}
