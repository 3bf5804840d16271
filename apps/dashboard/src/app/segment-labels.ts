import { CHANNELS, type Channel } from '@desirepath/contract/channels';
import { DEVICES, type Device } from '@desirepath/contract/common';
import { countryFlag, countryName, languageName } from '../ui/format.ts';
import { deviceName } from './environment.tsx';
import type { SegmentKey } from './search.ts';

/** What is known of a whole session. */
export const SESSION_NAMES = {
  device: 'Device',
  browser: 'Browser',
  os: 'System',
  country: 'Country',
  region: 'Region',
  city: 'City',
  language: 'Language',
  channel: 'Channel',
  source: 'Source',
} as const;

export const SEGMENT_LABELS: Record<SegmentKey, string> = { ...SESSION_NAMES, page: 'Page' };

/** The value of a property as a person reads it: `DE` is "🇩🇪 Germany", an empty source "Direct". */
export function valueLabel(key: SegmentKey, value: string): string {
  if (key === 'source') return value || 'Direct';
  if (key === 'language' && value) return languageName(value);
  if (key === 'channel' && isChannel(value)) return CHANNEL_LABELS[value];
  if (key === 'country') return value ? `${countryFlag(value)} ${countryName(value)}` : 'Unknown';
  if (key === 'device') return isDevice(value) ? deviceName(value) : 'Unknown';
  return value || 'Unknown';
}

const isDevice = (value: string): value is Device => (DEVICES as readonly string[]).includes(value);
const isChannel = (value: string): value is Channel => (CHANNELS as readonly string[]).includes(value);

const CHANNEL_LABELS: Record<Channel, string> = {
  direct: 'Direct',
  search: 'Search',
  social: 'Social',
  ai: 'AI assistants',
  email: 'E-mail',
  paid: 'Paid',
  referral: 'Referral',
};
