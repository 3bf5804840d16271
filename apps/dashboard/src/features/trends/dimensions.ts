import { writeAct } from '@desirepath/contract/acts';
import type { Condition } from '@desirepath/contract/conditions';
import type { Dimension } from '@desirepath/contract/trends';
import type { SegmentKey } from '../../app/search.ts';
import { valueLabel } from '../../app/segment-labels.ts';

/** How a property is called, and which condition a value of it becomes. */
export interface DimensionLook {
  label: string;
  /** What one value is. */
  one: string;
  labelOf: (value: string) => string;
  /** Where the address has a parameter for it. */
  segmentKey?: SegmentKey;
  /** Where it has none; undefined for a value that nobody could ask for. */
  conditionOf?: (value: string) => Condition | undefined;
}

const ofSession = (label: string, one: string, segmentKey: SegmentKey): DimensionLook => ({
  label,
  one,
  segmentKey,
  labelOf: (value) => valueLabel(segmentKey, value),
});

const ofPage = (label: string, one: string, kind: 'entry' | 'exit'): DimensionLook => ({
  label,
  one,
  labelOf: (value) => value || 'Unknown',
  conditionOf: (value) => (value === '' ? undefined : { kind, not: false, any: [value] }),
});

const ofView = (
  kind: Extract<Dimension, `utm_${string}` | `${string}host` | `${string}version`>,
  label: string,
): DimensionLook => ({
  label,
  one: label,
  labelOf: (value) => value || 'None',
  conditionOf: (value) => ({ kind, not: false, any: [value] }),
});

export const DIMENSION_LOOKS: Record<Dimension, DimensionLook> = {
  page: ofSession('Top pages', 'Page', 'page'),
  entry_page: ofPage('Entry', 'Entry page', 'entry'),
  exit_page: ofPage('Exit', 'Exit page', 'exit'),
  channel: ofSession('Channels', 'Channel', 'channel'),
  source: ofSession('Sources', 'Source', 'source'),
  device: ofSession('Devices', 'Device', 'device'),
  browser: ofSession('Browsers', 'Browser', 'browser'),
  os: ofSession('Systems', 'System', 'os'),
  country: ofSession('Countries', 'Country', 'country'),
  region: ofSession('Regions', 'Region', 'region'),
  city: ofSession('Cities', 'City', 'city'),
  language: ofSession('Languages', 'Language', 'language'),
  host: ofView('host', 'Host'),
  referrer_host: ofView('referrer_host', 'Referrer'),
  utm_source: ofView('utm_source', 'Source'),
  utm_medium: ofView('utm_medium', 'Medium'),
  utm_campaign: ofView('utm_campaign', 'Campaign'),
  utm_term: ofView('utm_term', 'Term'),
  utm_content: ofView('utm_content', 'Content'),
  browser_version: ofView('browser_version', 'Browser version'),
  os_version: ofView('os_version', 'System version'),
};

/** A property of a custom event. */
export const propertyLook = (event: string, property: string): DimensionLook => ({
  label: `${event}: ${property}`,
  one: property,
  labelOf: (value) => value || 'Empty',
  conditionOf: (value) => ({
    kind: 'did',
    not: false,
    act: writeAct({ type: 'event', value: event, filters: [{ property, operator: 'eq', value }] }),
  }),
});
