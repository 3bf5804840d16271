import type { TrackerSettings } from '@desirepath/contract/tracking';
import type { Options } from './public.ts';
import { parseJson } from './store.ts';
import { isUuid } from './uuid.ts';

export interface Settings extends TrackerSettings {
  /** Where batches go, by requests and by frames of a WebSocket. */
  api_url: string;
  socket_url: string;
  allow_file_protocol: boolean;
}

const isShare = (value: unknown): boolean => Number(value) >= 0 && Number(value) <= 1;

/** What is of the right kind and wrong all the same. */
const ALLOWED: Record<string, (value: unknown) => boolean> = {
  sample_rate: isShare,
  replay_sample_rate: isShare,
  masking: (value) => value === 'inputs' || value === 'text',
  transport: (value) => value === 'http' || value === 'websocket',
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
  const settings: Settings = { api_url: '', socket_url: '', allow_file_protocol: false, ...inlined };
  if (!isUuid(websiteId) || websiteId !== settings.tracking_id) throw Error('website-id');
  for (const [name, given] of Object.entries(options)) {
    const key = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    // Whatever else stands on the tag is not ours.
    if (!(key in settings) || given === undefined) continue;
    // An attribute without a value sets a flag; one with a value is a flag, a number, or a text.
    const value = typeof given === 'string' ? given === '' || (parseJson(given) ?? given) : given;
    const known = settings[key as keyof Settings];
    const isOfKind = typeof value === typeof known && Array.isArray(value) === Array.isArray(known);
    if (!isOfKind || ALLOWED[key]?.(value) === false) throw Error(name);
    Object.assign(settings, { [key]: value });
  }
  const base = settings.api_url.replace(/\/$/, '');
  settings.api_url = new URL(`${base}/api/track/batches`, origin).href;
  settings.socket_url = new URL(`${base}/ws/batches`, origin).href.replace('http', 'ws');
  return settings;
};
