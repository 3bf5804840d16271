import { writeAct } from '@desirepath/contract/acts';
import type { Condition } from '@desirepath/contract/conditions';
import { readable } from '@desirepath/contract/readable';
import type { Dimension } from '@desirepath/contract/trends';
import { t } from '@lingui/core/macro';
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
  labelOf: (value) => readable(value) || t`Unknown`,
  conditionOf: (value) => (value === '' ? undefined : { kind, not: false, any: [value] }),
});

const ofView = (
  kind: Extract<Dimension, `utm_${string}` | `${string}host` | `${string}version`>,
  label: string,
): DimensionLook => ({
  label,
  one: label,
  labelOf: (value) => value || t`None`,
  conditionOf: (value) => ({ kind, not: false, any: [value] }),
});

export const DIMENSION_LOOKS: Record<Dimension, DimensionLook> = {
  page: ofSession(t`Top pages`, t`Page`, 'page'),
  entry_page: ofPage(t`Entry`, t`Entry page`, 'entry'),
  exit_page: ofPage(t`Exit`, t`Exit page`, 'exit'),
  channel: ofSession(t`Channels`, t`Channel`, 'channel'),
  source: ofSession(t`Sources`, t`Source`, 'source'),
  device: ofSession(t`Devices`, t`Device`, 'device'),
  browser: ofSession(t`Browsers`, t`Browser`, 'browser'),
  os: ofSession(t`Systems`, t`System`, 'os'),
  country: ofSession(t`Countries`, t`Country`, 'country'),
  region: ofSession(t`Regions`, t`Region`, 'region'),
  city: ofSession(t`Cities`, t`City`, 'city'),
  language: ofSession(t`Languages`, t`Language`, 'language'),
  host: ofView('host', t`Host`),
  referrer_host: ofView('referrer_host', t`Referrer`),
  utm_source: ofView('utm_source', t`Source`),
  utm_medium: ofView('utm_medium', t`Medium`),
  utm_campaign: ofView('utm_campaign', t`Campaign`),
  utm_term: ofView('utm_term', t`Term`),
  utm_content: ofView('utm_content', t`Content`),
  browser_version: ofView('browser_version', t`Browser version`),
  os_version: ofView('os_version', t`System version`),
};

/** A property of a custom event. */
export const propertyLook = (event: string, property: string): DimensionLook => ({
  label: `${event}: ${property}`,
  one: property,
  labelOf: (value) => value || t`Empty`,
  conditionOf: (value) => ({
    kind: 'did',
    not: false,
    act: writeAct({ type: 'event', value: event, filters: [{ property, operator: 'eq', value }] }),
  }),
});
