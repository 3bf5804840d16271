import { conditionsText } from '@desirepath/contract/conditions';
import { RANGE_PRESETS } from '@desirepath/contract/days';
import { segment } from '@desirepath/contract/segment';
import { z } from 'zod';

/**
 * What every view of a site carries in its address: which days and which sessions it is about. A value that is not valid
 * (an old link, a typing mistake) counts as not given, rather than breaking the view.
 */
export const questionSearch = z.object({
  range: z.enum(RANGE_PRESETS).optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  device: segment.shape.device.catch(undefined),
  browser: segment.shape.browser.catch(undefined),
  os: segment.shape.os.catch(undefined),
  country: segment.shape.country.catch(undefined),
  region: segment.shape.region.catch(undefined),
  city: segment.shape.city.catch(undefined),
  language: segment.shape.language.catch(undefined),
  channel: segment.shape.channel.catch(undefined),
  source: segment.shape.source.catch(undefined),
  page: segment.shape.page.catch(undefined),
  where: conditionsText.optional().catch(undefined),
});
export type QuestionSearch = z.infer<typeof questionSearch>;

export const RANGE_KEYS = ['range', 'from', 'to'] as const;
/** Properties that a session has one value of, or pages it has seen. */
export const SEGMENT_KEYS = [
  'page',
  'channel',
  'source',
  'device',
  'browser',
  'os',
  'country',
  'region',
  'city',
  'language',
] as const;
export type SegmentKey = (typeof SEGMENT_KEYS)[number];

/** All that says which sessions it is about. */
export const FILTER_KEYS = [...SEGMENT_KEYS, 'where'] as const;

/** Search parameters that take the whole segment away; the dates stay. */
export const NO_SEGMENT = {
  device: undefined,
  browser: undefined,
  os: undefined,
  country: undefined,
  region: undefined,
  city: undefined,
  language: undefined,
  channel: undefined,
  source: undefined,
  page: undefined,
  where: undefined,
} as const satisfies Record<(typeof FILTER_KEYS)[number], undefined>;

/** Addresses stay readable: plain `key=value` pairs, all of them strings. */
export const parseSearch = (search: string): Record<string, string> => Object.fromEntries(new URLSearchParams(search));

export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (value !== undefined && value !== null) params.set(key, String(value));
  }
  const text = params.toString().replace(/%(?:2F|3A|3B|21|7E|2C)/g, decodeURIComponent);
  return text ? `?${text}` : '';
}
