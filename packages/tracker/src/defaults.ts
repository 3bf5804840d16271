import type { TrackerSettings } from '@desirepath/contract/tracking';

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
});
