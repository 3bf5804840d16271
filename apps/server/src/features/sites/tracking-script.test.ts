import { runInNewContext } from 'node:vm';
import { DEFAULT_SETTINGS } from '@desirepath/contract/site-settings';
import type { Site } from '@desirepath/contract/sites';
import { blockedSelector, maskedSelector } from '@desirepath/contract/tracker-settings';
import { describe, expect, test } from 'vitest';
import { trackingScript } from './tracking-script.ts';

const site: Site = {
  id: 7,
  name: 'Secret project',
  domain: 'example.com',
  tracking_id: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  created_at: '2026-11-01T00:00:00.000Z',
  settings: {
    ...DEFAULT_SETTINGS,
    sample_rate: 0.25,
    query_keys: ['ref'],
    mask_selectors: ['.name'],
    block_selectors: ['#chat', 'aside'],
  },
  team: '00000000-0000-4000-8000-000000000001',
  owner: 'ada',
};
const beside = {
  replay_script: 'replay-abc.js',
  replay_on_request_script: 'replay-on-request-abc.js',
  pieces_script: 'pieces-abc.js',
  picture_script: 'picture-abc.js',
  extras_script: 'extras-abc.js',
  survey_script: 'survey-abc.js',
  feedbackScript: 'feedback-abc.js',
};
const core = 'globalThis.settings = "__DESIREPATH_SETTINGS__";';

const settingsOf = (script: string) => {
  const page: { settings?: unknown } = {};
  runInNewContext(script, page);
  return page.settings;
};

test('the page gets what it needs to know, and no more', () => {
  const { time_zone, excluded_ips, mask_selectors, block_selectors, ...more } = site.settings;
  const { keep_replays_days, keep_replays_gb, keep_events_days, keep_answers_days, keep_feedback_days, ...rest } = more;
  const { feedback, ...told } = rest;
  const { feedbackScript, ...always } = beside;
  expect(settingsOf(trackingScript(core, site, beside, false))).toEqual({
    tracking_id: site.tracking_id,
    domain: 'example.com',
    maskedSelector: maskedSelector(['.name']),
    blockedSelector: blockedSelector(['#chat', 'aside']),
    ...told,
    ...always,
    surveys: false,
  });
});

test('the bubble and its script are told of where there is one', () => {
  const { on, ...feedbackBubble } = site.settings.feedback;
  const asking = { ...site, settings: { ...site.settings, feedback: { ...feedbackBubble, on: true } } };
  const { feedbackScript } = beside;
  expect(settingsOf(trackingScript(core, asking, beside, false))).toMatchObject({ feedbackBubble, feedbackScript });
});

test.each(['"', "'", '`'])('a minifier may have chosen %s for quotes', (quote) => {
  const script = trackingScript(core.replaceAll('"', quote), site, beside, false);
  expect(settingsOf(script)).toMatchObject({ domain: 'example.com' });
});

describe('what an owner enters stays text', () => {
  test.each([
    ['the end of the script', '</script><script>alert(1)</script>'],
    ['a comment', '<!--'],
    ['the end of the string', '"};alert(1);//'],
    ['line ends of Unicode', 'a\u2028b\u2029c'],
    ['replacement patterns', "$& $1 $' $` $$"],
  ])('%s', (_, domain) => {
    const script = trackingScript(core, { ...site, domain }, beside, false);
    expect(settingsOf(script)).toMatchObject({ domain });
    expect(script).not.toMatch(/[<\u2028\u2029]/);
  });
});

test.each([
  ['no place', 'globalThis.settings = {};'],
  ['two places', core + core],
])('a core with %s for settings is refused', (_, built) => {
  expect(() => trackingScript(built, site, beside, false)).toThrow('places for settings');
});
