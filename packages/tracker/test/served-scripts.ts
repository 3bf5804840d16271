import { SETTINGS_PLACEHOLDER, type TrackerSettings } from '@desirepath/contract/tracker-settings';
import type { ProvidedContext } from 'vitest';

/** What windows of this site have, out of everybody's sight, once the script of the rarer signals has run. */
export const EXTRAS_RAN = 'extras ran';

/** What a site's pages load, by path: the built scripts, the first of them with the site's settings as the server writes them. */
export const scriptsOf = (built: ProvidedContext['scripts'], settings: TrackerSettings): Map<string, string> =>
  new Map([
    ['/t/core.js', built.core.replace(JSON.stringify(SETTINGS_PLACEHOLDER), () => JSON.stringify(settings))],
    ['/t/without-settings.js', built.core],
    ['/t/extras.js', `${built.extras};Object.defineProperty(window,'${EXTRAS_RAN}',{})`],
    ['/t/replay.js', built.replay],
    ['/t/replay-on-request.js', built.replayOnRequest],
    ['/t/pieces.js', built.pieces],
    ['/t/picture.js', built.picture],
    ['/t/survey.js', built.survey],
    ['/t/feedback.js', built.feedback],
  ]);
