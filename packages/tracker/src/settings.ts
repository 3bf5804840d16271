import type { TrackerSettings } from '@desirepath/contract/tracking';
import { parseJson } from './store.ts';
import { isUuid } from './uuid.ts';

/** Settings as a site's developer gives them: as `data-` attributes of the script tag, or to `init`. */
export interface Options {
  websiteId?: string;
  /** Where the server is, such as `https://stats.example.com`. */
  apiUrl?: string;
  domain?: string;
  /** Share of sessions that are measured, 0 to 1. */
  sampleRate?: number;
  replay?: boolean;
  respectDnt?: boolean;
  requireConsent?: boolean;
  cookieless?: boolean;
  allowLocalhost?: boolean;
  allowFileProtocol?: boolean;
  /** Query parameters kept in page addresses. */
  queryKeys?: string[];
}

export interface Settings extends TrackerSettings {
  /** Where batches go. */
  api_url: string;
  allow_file_protocol: boolean;
}

/**
 * What holds: the options over what the server wrote into the script, over defaults.
 * @param options attributes, all strings, or {@link Options}
 * @param origin what a relative API address relates to
 * @param host of the page: without a domain the script measures whatever page it was put on
 * @throws Error naming what is missing or wrong
 */
export const resolveSettings = (
  inlined: Partial<TrackerSettings>,
  { websiteId = inlined.tracking_id, ...options }: Options | DOMStringMap,
  origin: string,
  host: string,
): Settings => {
  const settings: Settings = {
    tracking_id: websiteId ?? '',
    api_url: '',
    domain: host,
    sample_rate: 1,
    replay: true,
    respect_dnt: true,
    require_consent: false,
    cookieless: false,
    replay_sample_rate: 1,
    replay_min_ms: 0,
    replay_pages: [],
    replay_events: [],
    masking: 'inputs',
    hash_routing: false,
    excluded_paths: [],
    linked_domains: [],
    transport: 'http',
    allow_localhost: false,
    allow_file_protocol: false,
    query_keys: [],
    replay_script: 'replay.js',
    extras_script: 'extras.js',
    ...inlined,
  };
  if (!isUuid(websiteId) || websiteId !== settings.tracking_id) throw Error('website-id');
  for (const [name, given] of Object.entries(options)) {
    const key = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    // Whatever else stands on the tag is not ours.
    if (!(key in settings)) continue;
    // An attribute without a value sets a flag; one with a value is a flag, a number, or a text.
    const value = typeof given === 'string' ? given === '' || (parseJson(given) ?? given) : given;
    // The one number is a share; below 0 it measures nobody, which is what wrong values do.
    const isTooMuch = typeof value === 'number' && value > 1;
    if (isTooMuch || typeof value !== typeof settings[key as keyof Settings]) throw Error(name);
    Object.assign(settings, { [key]: value });
  }
  settings.api_url = new URL(`${settings.api_url.replace(/\/$/, '')}/api/track/batches`, origin).href;
  return settings;
};
