import type { TrackerSettings } from '@desirepath/contract/tracker-settings';
import type { Options } from './public.ts';
import { parseJson } from './store.ts';
import { isUuid } from './uuid.ts';

export interface Settings extends TrackerSettings {
  /** Where batches go. */
  api_url: string;
  allow_file_protocol: boolean;
}

const SHARE = /^(0(\.\d+)?|1)$/;

/** What is of the right kind and wrong all the same. */
const ALLOWED: Partial<Record<string, RegExp>> = {
  sample_rate: SHARE,
  replay_sample_rate: SHARE,
  masking: /^(inputs|text|structure)$/,
  transport: /^(http|websocket)$/,
};

/**
 * What holds: the options over what the server wrote into the script.
 * @param options attributes, all strings, or {@link Options}
 * @param origin what a relative API address relates to
 * @throws Error naming what is missing or wrong
 */
export const resolveSettings = (
  inlined: TrackerSettings,
  { websiteId = inlined.tracking_id, ...options }: Options | DOMStringMap,
  origin: string,
): Settings => {
  const settings: Settings = { api_url: '', allow_file_protocol: false, ...inlined };
  if (!isUuid(websiteId) || websiteId !== settings.tracking_id) throw Error('website-id');
  for (const [name, given] of Object.entries(options)) {
    const key = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    // Whatever else stands on the tag is not ours.
    if (!(key in settings) || given === undefined) continue;
    // An attribute without a value sets a flag; one with a value is a flag, a number, or a text.
    const value = typeof given === 'string' ? given === '' || (parseJson(given) ?? given) : given;
    const known = settings[key as keyof Settings];
    const isOfKind = typeof value === typeof known && Array.isArray(value) === Array.isArray(known);
    if (!isOfKind || ALLOWED[key]?.test(`${value}`) === false) throw Error(name);
    Object.assign(settings, { [key]: value });
  }
  settings.api_url = new URL(`${settings.api_url.replace(/\/$/, '')}/api/track/batches`, origin).href;
  return settings;
};
