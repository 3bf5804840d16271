import { randomUUID } from 'node:crypto';
import type { DomainEvent } from '@desirepath/contract/domain-events';
import { DEFAULT_SETTINGS, type Site } from '@desirepath/contract/sites';
import { expect, test } from 'vitest';
import { bodyOf } from './body.ts';

const at = '2026-11-01T12:00:00.000Z';
const site: Site = {
  id: 7,
  name: 'Shop',
  domain: 'shop.example',
  tracking_id: randomUUID(),
  owner: 'ada',
  created_at: at,
  settings: DEFAULT_SETTINGS,
};
const EVIL =
  '<!channel> <https://evil.example|Sign in> *bold* [Sign in](https://evil.example) ![x](https://evil.example/x.png)';
const feedback: DomainEvent = {
  id: randomUUID(),
  type: 'feedback.received',
  site: 7,
  at,
  data: { session_id: null, page: '/', rating: 1, text: EVIL },
};

test('a visitor’s words make no mention, link or picture in Slack', () => {
  const body = bodyOf('slack', feedback, site, 'https://stats.example');
  expect(JSON.parse(body).blocks[1].text.text).toMatch(/^&lt;!channel&gt; &lt;https:/);
  expect(body).not.toMatch(/<(?!https:\/\/stats\.example)/);
});

test('nor in Teams', () => {
  const [card] = JSON.parse(bodyOf('teams', feedback, site, 'https://stats.example')).attachments;
  expect(card.content.body[1].text).not.toMatch(/(^|[^\\])[[\]!<>*]/);
  expect(card.content.actions[0].url).toBe('https://stats.example/sites/7');
});

test('as Standard Webhooks has it, what happened is told as it is', () => {
  const body = JSON.parse(bodyOf('standard', feedback, site, 'https://stats.example'));
  expect(body).toMatchObject({ type: 'feedback.received', timestamp: at, site: { id: 7 }, data: feedback.data });
});
