/** The script that every measured page loads: reads its own tag, offers `window.desirepath`, and starts. */
import type { TrackerSettings } from '@desirepath/contract/tracking';
import { createApi, type Desirepath } from './api.ts';
import { createWarn } from './guard.ts';
import { loadRecorder } from './recorder-script.ts';
import { isOn, readAttributes, resolveSettings } from './settings.ts';

declare global {
  interface Window {
    desirepath?: Desirepath;
  }
}

/**
 * A name that is nowhere declared, so that the minifier cannot reason about it. `build.ts` puts the placeholder's literal
 * in its place, and the server the site's settings in the place of that.
 */
declare const SITE_SETTINGS: TrackerSettings | string;

/** @param inlined the site's settings, once the server has put them in the literal's place */
const boot = (inlined: TrackerSettings | string) => {
  // Null when another script runs this one; its tag is then known by its attribute.
  const tag = (document.currentScript ?? document.querySelector('script[data-website-id]')) as HTMLScriptElement | null;
  // A second copy on the page would count everything twice.
  if (!tag || window.desirepath) return;
  const warn = createWarn(isOn(tag.dataset.debug) && !isOn(tag.dataset.disableConsole));
  try {
    const address = tag.src || location.href;
    const site = typeof inlined === 'string' ? undefined : inlined;
    const settings = resolveSettings(site, readAttributes(tag.dataset), address, location.host);
    const replayUrl = new URL(settings.replay_script, address).href;
    window.desirepath = createApi(settings, () => loadRecorder(replayUrl, tag.nonce), warn);
  } catch (problem) {
    warn(problem);
  }
};

boot(SITE_SETTINGS);
