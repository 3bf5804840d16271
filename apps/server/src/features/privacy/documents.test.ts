import { DEFAULT_SETTINGS, type SiteSettings } from '@desirepath/contract/site-settings';
import type { Site } from '@desirepath/contract/sites';
import { expect, test } from 'vitest';
import { documentsOf } from './documents.ts';

const of = (settings: Partial<SiteSettings> = {}, name = 'Shop') => {
  const id = '00000000-0000-4000-8000-000000000001';
  const site: Site = {
    ...{ id: 1, name, domain: 'shop.example', tracking_id: id, owner: 'ada', team: id },
    created_at: '2026-11-01T00:00:00.000Z',
    settings: { ...DEFAULT_SETTINGS, ...settings },
  };
  return documentsOf(site, { auditDays: 400, hasSurveys: false });
};

test.each<[string, Partial<SiteSettings>, RegExp, RegExp]>([
  ['recordings', { replay: false }, /recording; everything typed or chosen is hidden/, /Recordings:|as a recording/],
  ['storage', { cookieless: true }, /A random number is stored/, /No cookie and no other storage/],
  ['consent', { require_consent: true }, /\[legitimate interest/, /Nothing is measured until you agree/],
  ['Do Not Track', { respect_dnt: false }, /Do Not Track/, /^$/],
  ['words', { masking: 'text' }, /everything typed or chosen/, /all words are hidden/],
  ['addresses', { query_keys: ['ref'] }, /^$/, /page addresses: ref/],
  ['ages', { keep_events_days: 90 }, /What was measured: until deleted by hand/, /What was measured: 90 days/],
])('says of %s what the settings say', (what, settings, usual, changed) => {
  const text = (given: ReturnType<typeof of>) => `${given.notice}\n${given.record}`;
  const [before, after] = [text(of()), text(of(settings))];
  if (usual.source !== '^$') expect(before).toMatch(usual);
  if (what === 'recordings') expect(after).not.toMatch(changed);
  else if (changed.source !== '^$') expect(after).toMatch(changed);
  if (usual.source !== '^$' && what !== 'consent') expect(after).not.toMatch(usual);
});

test('takes names for text, not for Markdown', () => {
  expect(of({}, '[x](https://evil.example)').notice).toContain('\\[x\\]\\(https://evil.example\\)');
});

test('names nobody who gets it', () => {
  expect(of().notice).toContain('there are no sub-processors');
  expect(of().record).toContain('sub-processors: none');
});
