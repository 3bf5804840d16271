import { DEFAULT_SETTINGS, type SiteSettings, siteSettings } from '@desirepath/contract/site-settings';
import type { Site } from '@desirepath/contract/sites';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  ADDRESSES,
  FEEDBACK_BUBBLE,
  HEATMAPS,
  KEEPING,
  MEASURING,
  PRIVACY,
  RECORDING,
  SITE,
  type SiteChanges,
} from './parts.ts';

const site = (settings: Partial<SiteSettings> = {}): Site => ({
  id: 1,
  name: 'Shop',
  domain: 'shop.example',
  tracking_id: '3f2b8c1e-5d4a-4c6b-9e8f-0a1b2c3d4e5f',
  created_at: '2026-11-01T00:00:00.000Z',
  settings: { ...DEFAULT_SETTINGS, ...settings },
  owner: 'ada',
  team: '3f2b8c1e-5d4a-4c6b-9e8f-0a1b2c3d4e60',
});

/** What all forms together ask for when nobody has touched them. */
const untouched = (given: Site): SiteChanges[] => [
  SITE.write(SITE.read(given)),
  MEASURING.write(MEASURING.read(given)),
  RECORDING.write(RECORDING.read(given)),
  HEATMAPS.write(HEATMAPS.read(given)),
  FEEDBACK_BUBBLE.write(FEEDBACK_BUBBLE.read(given)),
  PRIVACY.write(PRIVACY.read(given)),
  KEEPING.write(KEEPING.read(given)),
  ADDRESSES.write(ADDRESSES.read(given)),
];

it('every setting of the contract is on the page, and in one place', () => {
  const keys = untouched(site()).flatMap(({ settings }) => Object.keys(settings ?? {}));
  expect(keys.toSorted()).toEqual(Object.keys(siteSettings.shape).toSorted());
});

it('a form that nobody touched asks for no change', () => {
  const given = site({
    time_zone: 'Europe/Berlin',
    replay: false,
    sample_rate: 0.07,
    replay_sample_rate: 0.335,
    replay_min_ms: 2_500,
    replay_pages: ['/checkout/*', '/cart'],
    replay_events: ['checkout started', 'help'],
    masking: 'text',
    mask_selectors: ['.name', 'td > b'],
    block_selectors: ['#chat'],
    show_selectors: ['nav'],
    record_console: true,
    record_network: true,
    record_canvas: true,
    respect_dnt: false,
    require_consent: true,
    cookieless: true,
    allow_localhost: true,
    hash_routing: true,
    excluded_paths: ['/admin/*'],
    excluded_ips: ['203.0.113.7', '2001:db8::/32'],
    linked_domains: ['shop.example', 'localhost:3000'],
    transport: 'websocket',
    query_keys: ['q', 'utm.x'],
    snapshots: false,
    breakpoints: { tablet: 600, desktop: 1_000 },
    keep_replays_days: 90,
    keep_replays_gb: 2.5,
    keep_events_days: 395,
  });
  const asked = Object.assign({}, ...untouched(given).map(({ settings }) => settings));
  expect(asked).toEqual(given.settings);
});

it('every whole percent comes back as the same share', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100 }), (percent) => {
      const { settings } = MEASURING.write({ ...MEASURING.read(site()), samplePercent: String(percent) });
      const sample_rate = siteSettings.shape.sample_rate.parse(settings?.sample_rate);
      expect(sample_rate).toBeCloseTo(percent / 100, 12);
      expect(MEASURING.read(site({ sample_rate })).samplePercent).toBe(String(percent));
    }),
  );
});

it.each([
  ['lines', ' /a\n/b \r\n\n/a\n', ['/a', '/b']],
  ['commas', '/a,/b, /c', ['/a', '/b', '/c']],
  ['nothing', ' \n ', []],
])('values may be separated by %s, and count once', (_how, excludedPaths, paths) => {
  const { settings } = ADDRESSES.write({ ...ADDRESSES.read(site()), excludedPaths });
  expect(settings?.excluded_paths).toEqual(paths);
});

it('an empty limit is none', () => {
  const { settings } = KEEPING.write({
    ...KEEPING.read(site()),
    replayDays: ' ',
    replayGigabytes: '',
    eventDays: '30',
  });
  expect(settings).toMatchObject({ keep_replays_days: null, keep_replays_gb: null, keep_events_days: 30 });
});

it('the name of an event keeps its spaces and commas', () => {
  const { settings } = RECORDING.write({ ...RECORDING.read(site()), events: 'order, paid\n  help asked ' });
  expect(settings?.replay_events).toEqual(['order, paid', 'help asked']);
});
