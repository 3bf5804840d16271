import { randomUUID } from 'node:crypto';
import type { DomainEvent } from '@desirepath/contract/domain-events';
import { WEBHOOKS } from '@desirepath/contract/limits';
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

test('an address or a channel that a visitor names stays text in Slack', () => {
  const { blocks } = JSON.parse(bodyOf('slack', feedback, SHOP, 'https://stats.example'));
  expect(blocks).toMatchObject([{ text: { verbatim: true } }, { text: { verbatim: true } }]);
});

test('a message is no longer than is taken, and is cut between characters', () => {
  const long = { ...feedback, data: { ...feedback.data, page: `/${'_'.repeat(2_000)}`, text: '<😀'.repeat(2_000) } };
  const { blocks } = JSON.parse(bodyOf('slack', long, SHOP, 'https://stats.example'));
  const [heading, text] = blocks.map((block: { text: { text: string } }) => block.text.text);
  expect(heading).toMatch(/^\*<https:\/\/stats\.example\/sites\/1\|Feedback on \/(\u200b_)+…>\*$/);
  expect(text).toMatch(/^(&lt;😀)+(&lt;)?…$/u);
  expect(Math.max(heading.length, text.length)).toBeLessThanOrEqual(WEBHOOKS.message);
  expect(Buffer.byteLength(bodyOf('teams', long, SHOP, 'https://stats.example'))).toBeLessThan(28_000);
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
