import { DEFAULT_SETTINGS, type Site, siteSettings } from '@desirepath/contract/sites';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changesOf, draftOf, queryKeysIssue } from './site-draft.ts';

const site: Site = {
  id: 1,
  name: 'Shop',
  domain: 'shop.example',
  tracking_id: '3f2b8c1e-5d4a-4c6b-9e8f-0a1b2c3d4e5f',
  created_at: '2026-11-01T00:00:00.000Z',
  settings: DEFAULT_SETTINGS,
  owner: 'ada',
};

it('a form that nobody touched asks for no change', () => {
  const settings = { ...DEFAULT_SETTINGS, sample_rate: 0.07, query_keys: ['q', 'utm.x'], cookieless: true };
  expect(changesOf(draftOf({ ...site, settings }))).toEqual({ name: 'Shop', domain: 'shop.example', settings });
});

it('every whole percent comes back as the same share', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100 }), (percent) => {
      const draft = { ...draftOf(site), samplePercent: String(percent) };
      const { sample_rate } = changesOf(draft).settings;
      expect(siteSettings.shape.sample_rate.parse(sample_rate)).toBeCloseTo(percent / 100, 12);
      expect(draftOf({ ...site, settings: { ...DEFAULT_SETTINGS, sample_rate } }).samplePercent).toBe(String(percent));
    }),
  );
});

it('parameters may be separated by commas, spaces or both, and count once', () => {
  const draft = { ...draftOf(site), queryKeys: ' q,category  page, q ,' };
  expect(changesOf(draft).settings.query_keys).toEqual(['q', 'category', 'page']);
});

it('a parameter the server would refuse is named', () => {
  expect(queryKeysIssue('q, a=b')).toContain('a=b');
  expect(queryKeysIssue(Array.from({ length: 21 }, (_, i) => `k${i}`).join())).toBe('These are too many.');
  expect(queryKeysIssue('')).toBeUndefined();
});
