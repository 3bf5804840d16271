import { randomUUID } from 'node:crypto';
import type { DomainEvent } from '@desirepath/contract/domain-events';
import { expect, test } from 'vitest';
import { SHOP } from '../../../storage/records/seed.testing.ts';
import { bodyOf } from './body.ts';

const EVIL =
  '<!channel> <https://evil.example|Sign in> *bold* [Sign in](https://evil.example) ![x](https://evil.example/x.png)';
const feedback: DomainEvent = {
  id: randomUUID(),
  type: 'feedback.received',
  site: SHOP.id,
  at: SHOP.created_at,
  data: { session_id: null, page: '/', rating: 1, text: EVIL },
};

test('a visitor’s words make no mention, link or picture in Slack', () => {
  const body = bodyOf('slack', feedback, SHOP, 'https://stats.example');
  expect(JSON.parse(body).blocks[1].text.text).toMatch(/^&lt;!channel&gt; &lt;https:/);
  expect(body).not.toMatch(/<(?!https:\/\/stats\.example)/);
});

test('nor in Teams', () => {
  const [card] = JSON.parse(bodyOf('teams', feedback, SHOP, 'https://stats.example')).attachments;
  expect(card.content.body[1].text).not.toMatch(/(^|[^\\])[[\]!<>*]/);
  expect(card.content.actions[0].url).toBe('https://stats.example/sites/1');
});

test('as Standard Webhooks has it, what happened is told as it is', () => {
  const body = JSON.parse(bodyOf('standard', feedback, SHOP, 'https://stats.example'));
  expect(body).toMatchObject({
    type: 'feedback.received',
    timestamp: SHOP.created_at,
    site: { id: SHOP.id },
    data: feedback.data,
  });
});
