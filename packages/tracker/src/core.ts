/** The script that every measured page loads: reads its own tag, offers `window.desirepath`, and starts. */
import type { TrackerSettings } from '@desirepath/contract/tracker-settings';
import { createApi } from './api.ts';
import { createWarn } from './guard.ts';
import type { Desirepath } from './public.ts';
import { resolveSettings } from './settings.ts';
import { sideScript } from './side-script.ts';

declare global {
  interface Window {
    /** Before this script has come: calls that the page has made, where it uses the stub of the guide. */
    desirepath?: Desirepath & { q?: [name: keyof Desirepath, given: never[]][] };
  }
}

/**
 * A name that is nowhere declared, so that the minifier cannot reason about it. `build.ts` puts the placeholder's literal
 * in its place, and the server the site's settings in the place of that.
 */
declare const SITE_SETTINGS: TrackerSettings | string;

const boot = (inlined: TrackerSettings | string) => {
  // Null when another script runs this one; its tag is then known by its attribute.
  const tag = (document.currentScript ?? document.querySelector('script[data-website-id]')) as HTMLScriptElement | null;
  // A second copy on the page would count everything twice.
  const early = window.desirepath?.q;
  if (!tag || (window.desirepath && !early)) return;
  const { debug = 'false', disableConsole = 'false', ...options } = tag.dataset;
  const warn = createWarn(debug !== 'false' && disableConsole === 'false');
  try {
    const address = tag.src || location.href;
    if (typeof inlined === 'string') throw Error('no settings');
    const settings = resolveSettings(inlined, options, address);
    const beside = <Offer>(name: string) => sideScript<Offer>(new URL(name, address).href, tag.nonce);
    const api = createApi(settings, beside(settings.replay_script), beside(settings.extras_script), warn);
    window.desirepath = api;
    for (const [name, given] of early ?? []) (api[name] as (...given: never[]) => void)?.(...given); // as it was called
  } catch (problem) {
    warn(problem);
  }
};

boot(SITE_SETTINGS);
