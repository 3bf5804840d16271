import { countryFlag, countryName } from '../ui/format.ts';
import type { SegmentKey } from './search.ts';

export const SEGMENT_LABELS: Record<SegmentKey, string> = {
  device: 'Device',
  browser: 'Browser',
  os: 'System',
  country: 'Country',
  source: 'Source',
  page: 'Page',
};

/** The value of a property as a person reads it: `DE` is "🇩🇪 Germany", an empty source "Direct". */
export function valueLabel(key: SegmentKey, value: string): string {
  if (key === 'source') return value || 'Direct';
  if (key === 'country') return value ? `${countryFlag(value)} ${countryName(value)}` : 'Unknown';
  if (key === 'device') return value ? value.charAt(0).toUpperCase() + value.slice(1) : 'Unknown';
  return value || 'Unknown';
}
