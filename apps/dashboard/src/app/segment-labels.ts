import { CHANNELS, type Channel } from '@desirepath/contract/channels';
import { DEVICES, type Device } from '@desirepath/contract/common';
import { readable } from '@desirepath/contract/readable';
import { t } from '@lingui/core/macro';
import { countryFlag, countryName, languageName } from '../ui/format.ts';
import { deviceName } from './environment.tsx';
import type { SegmentKey } from './search.ts';

/** What is known of a whole session. */
export const SESSION_NAMES = {
  device: t`Device`,
  browser: t`Browser`,
  os: t`System`,
  country: t`Country`,
  region: t`Region`,
  city: t`City`,
  language: t`Language`,
  channel: t`Channel`,
  source: t`Source`,
} as const;

export const SEGMENT_LABELS: Record<SegmentKey, string> = { ...SESSION_NAMES, page: t`Page` };

/** The value of a property as a person reads it: `DE` is "🇩🇪 Germany", an empty source "Direct". */
export function valueLabel(key: SegmentKey, value: string): string {
  if (key === 'source') return value || t`Direct`;
  if (key === 'language' && value) return languageName(value);
  if (key === 'channel' && isChannel(value)) return CHANNEL_LABELS[value];
  if (key === 'country') return value ? `${countryFlag(value)} ${countryName(value)}` : t`Unknown`;
  if (key === 'device') return isDevice(value) ? deviceName(value) : t`Unknown`;
  return (key === 'page' ? readable(value) : value) || t`Unknown`;
}

const isDevice = (value: string): value is Device => (DEVICES as readonly string[]).includes(value);
const isChannel = (value: string): value is Channel => (CHANNELS as readonly string[]).includes(value);

const CHANNEL_LABELS: Record<Channel, string> = {
  direct: t`Direct`,
  search: t`Search`,
  social: t`Social`,
  ai: t`AI assistants`,
  email: t`E-mail`,
  paid: t`Paid`,
  referral: t`Referral`,
};
