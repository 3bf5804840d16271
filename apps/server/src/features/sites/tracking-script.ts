import type { SiteSettings } from '@desirepath/contract/site-settings';
import type { Site } from '@desirepath/contract/sites';
import {
  blockedSelector,
  maskedSelector,
  SETTINGS_PLACEHOLDER,
  type TrackerSettings,
} from '@desirepath/contract/tracker-settings';

/** The string literal in the built core, in whatever quotes the minifier chose. */
const PLACEHOLDER = new RegExp(`(["'\`])${SETTINGS_PLACEHOLDER}\\1`, 'g');

/** File names of the scripts that lie beside the core. Each changes when its content does. */
export interface SideScripts {
  replay_script: string;
  replay_on_request_script: string;
  pieces_script: string;
  picture_script: string;
  extras_script: string;
  survey_script: string;
  feedbackScript: string;
}

/**
 * The tracker's core with a site's settings written into it.
 * @throws where the core has not exactly one place for them: it was built wrong
 */
export function trackingScript(core: string, site: Site, beside: SideScripts, isSurveyLive: boolean): string {
  const places = core.match(PLACEHOLDER)?.length ?? 0;
  if (places !== 1) throw new Error(`The core script has ${places} places for settings instead of one.`);
  // A function, because in a replacement string `$` has meanings.
  return core.replace(PLACEHOLDER, () => toLiteral(trackerSettings(site, beside, isSurveyLive)));
}

/** Only what a page needs to know: the rest of the settings is the owner's business. */
function trackerSettings(
  { tracking_id, domain, settings }: Site,
  { feedbackScript, ...beside }: SideScripts,
  isSurveyLive: boolean,
): TrackerSettings {
  const { mask_selectors, block_selectors, feedback, ...told } = withoutPrivate(settings);
  const { on, ...feedbackBubble } = feedback;
  return {
    tracking_id,
    domain,
    ...told,
    maskedSelector: maskedSelector(mask_selectors),
    blockedSelector: blockedSelector(block_selectors),
    ...beside,
    surveys: isSurveyLive,
    ...(on && { feedbackBubble, feedbackScript }),
  };
}

function withoutPrivate({
  time_zone,
  excluded_ips,
  keep_replays_days,
  keep_replays_gb,
  keep_events_days,
  keep_answers_days,
  keep_feedback_days,
  ...rest
}: SiteSettings) {
  return rest;
}

/**
 * JSON as a JavaScript expression. A script may be pasted into a page, where `</script>` or `<!--` would end it, and
 * before ES2019 the two Unicode line ends were not allowed in strings.
 */
function toLiteral(settings: TrackerSettings): string {
  return JSON.stringify(settings).replaceAll(/[<\u2028\u2029]/g, escapeUnit);
}

const escapeUnit = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
