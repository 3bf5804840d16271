import type { Dimension } from '@desirepath/contract/trends';
import type { SegmentKey } from '../../app/search.ts';

/** How a property is called, and which condition of the segment a value of it becomes. */
export const DIMENSION_LOOKS: Record<Dimension, { label: string; segmentKey: SegmentKey }> = {
  page: { label: 'Top pages', segmentKey: 'page' },
  // There is no condition on the entry alone: whoever entered on a page has viewed it.
  entry_page: { label: 'Entry pages', segmentKey: 'page' },
  channel: { label: 'Channels', segmentKey: 'channel' },
  source: { label: 'Sources', segmentKey: 'source' },
  device: { label: 'Devices', segmentKey: 'device' },
  browser: { label: 'Browsers', segmentKey: 'browser' },
  os: { label: 'Systems', segmentKey: 'os' },
  country: { label: 'Countries', segmentKey: 'country' },
  region: { label: 'Regions', segmentKey: 'region' },
  city: { label: 'Cities', segmentKey: 'city' },
  language: { label: 'Languages', segmentKey: 'language' },
};
