import type { TrackerSettings } from '@desirepath/contract/tracking';
import { isUuid } from './uuid.ts';

/** Settings as a site's developer gives them: `data-` attributes of the script tag, or the argument of `init`. */
export interface Options {
  websiteId?: string;
  /** Where the server is, such as `https://stats.example.com`. */
  apiUrl?: string;
  domain?: string;
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
  api_url: string;
  allow_file_protocol: boolean;
}

const FLAGS = ['replay', 'respectDnt', 'requireConsent', 'cookieless', 'allowLocalhost', 'allowFileProtocol'] as const;

/** Whether a bare attribute is set. */
export const isOn = (given: string | undefined): boolean => given !== undefined && given !== 'false';

/** The options on a script tag. A flag is set by its bare name. @throws Error naming a value that cannot be meant */
export const readAttributes = (data: DOMStringMap): Options => {
  const options: Options = { websiteId: data.websiteId, apiUrl: data.apiUrl, domain: data.domain };
  for (const name of FLAGS) {
    const given = data[name];
    if (given === undefined) continue;
    if (!/^(true|false)?$/.test(given)) throw Error(`${name}: "${given}"`);
    options[name] = isOn(given);
  }
  if (data.sampleRate !== undefined) options.sampleRate = data.sampleRate ? Number(data.sampleRate) : Number.NaN;
  return options;
};

/**
 * What holds: the options over what the server wrote into the script, over defaults.
 * @throws Error naming what is missing or wrong
 */
export const resolveSettings = (
  inlined: TrackerSettings | undefined,
  options: Options,
  origin: string,
  pageHost: string,
): Settings => {
  const id = options.websiteId ?? inlined?.tracking_id;
  if (!isUuid(id)) throw Error('data-website-id missing or wrong');
  if (inlined && id !== inlined.tracking_id) throw Error('data-website-id is not the one of this script');
  const sampleRate = options.sampleRate ?? inlined?.sample_rate ?? 1;
  if (!(sampleRate >= 0 && sampleRate <= 1)) throw Error('data-sample-rate is not between 0 and 1');
  return {
    tracking_id: id,
    // Without one the script measures whatever page it was put on.
    domain: (options.domain ?? inlined?.domain ?? pageHost).toLowerCase(),
    replay: options.replay ?? inlined?.replay ?? true,
    sample_rate: sampleRate,
    respect_dnt: options.respectDnt ?? inlined?.respect_dnt ?? true,
    require_consent: options.requireConsent ?? inlined?.require_consent ?? false,
    cookieless: options.cookieless ?? inlined?.cookieless ?? false,
    allow_localhost: options.allowLocalhost ?? inlined?.allow_localhost ?? false,
    query_keys: options.queryKeys ?? inlined?.query_keys ?? [],
    replay_script: inlined?.replay_script ?? 'replay.js',
    api_url: new URL(options.apiUrl ?? '/', origin).href.replace(/\/$/, ''),
    allow_file_protocol: options.allowFileProtocol ?? false,
  };
};
