import type { TrackerSettings } from '@desirepath/contract/tracker-settings';

/** The contract's `maskedSelector` of no more. Mirrored as the limits are, and held equal by the same test. */
const MASKED = '[data-dp-mask],[contenteditable]:not([contenteditable=false]),[role=textbox],textarea';

/**
 * What holds where nobody has said otherwise and no server has written a site's settings into the script.
 * @param host of the page: without a domain whatever page is measured that bears the tracker
 */
export const defaultsOf = (tracking_id: string, host: string): TrackerSettings => ({
  tracking_id,
  domain: host,
  sample_rate: 1,
  replay: true,
  replay_sample_rate: 1,
  replay_min_ms: 0,
  replay_pages: [],
  replay_events: [],
  masking: 'inputs',
  show_selectors: [],
  maskedSelector: MASKED,
  blockedSelector: '[data-dp-block]',
  record_console: false,
  record_network: false,
  record_canvas: false,
  respect_dnt: true,
  require_consent: false,
  cookieless: false,
  allow_localhost: false,
  hash_routing: false,
  excluded_paths: [],
  linked_domains: [],
  transport: 'http',
  query_keys: [],
  extras_script: '',
  replay_script: '',
  replay_on_request_script: '',
  pieces_script: '',
  picture_script: '',
  surveys: false,
  survey_script: '',
});
