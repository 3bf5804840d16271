import { expect, test } from 'vitest';
import type { z } from 'zod';
import { silentWire } from '../storage/records/wire.ts';
import { createIdentityNews } from './identities.ts';

const VISITOR = '018f0000-0000-7000-8000-000000000002';
const ada = { site_id: 1, visitor_id: VISITOR, user_id: 'ada', at: Date.UTC(2026, 5, 1) };

/** Two servers, as far as they hear of each other at once. */
function twoServers() {
  const listeners: ((message: unknown) => void)[] = [];
  const gaps: (() => void)[] = [];
  const wireOf = (own: number) => ({
    ...silentWire,
    tell: (topic: string, message: unknown) =>
      listeners.forEach((hear, i) => {
        if (i !== own) hear({ topic, message });
      }),
    hear: <Message>(topic: string, shape: z.ZodType<Message>, listener: (message: Message) => void) => {
      listeners.push((told) => {
        const { topic: of, message } = told as { topic: string; message: unknown }; // as it is told above
        if (of === topic) listener(shape.parse(message));
      });
    },
    onGap: (listener: () => void) => void gaps.push(listener),
  });
  return {
    one: createIdentityNews(wireOf(0)),
    other: createIdentityNews(wireOf(1)),
    miss: () => gaps.map((gap) => gap()),
  };
}

test('who a visitor is, is news once it is kept, and until they are somebody else', () => {
  const newsOf = createIdentityNews();
  const first = newsOf(ada);
  expect(JSON.parse(first.lines[0] ?? '')).toEqual([1, VISITOR, 'ada', ada.at]);
  expect(newsOf(ada).lines).toHaveLength(1);
  first.kept();
  const again = newsOf(ada);
  expect(again.lines).toEqual([]);
  again.kept();
  expect(newsOf({ ...ada, user_id: 'grace' }).lines).toHaveLength(1);
  expect(newsOf({ ...ada, site_id: 2 }).lines).toHaveLength(1);
  expect(newsOf({ ...ada, visitor_id: '018f0000-0000-7000-8000-000000000003' }).lines).toHaveLength(1);
});

test('nobody is no news', () => {
  expect(createIdentityNews()({ ...ada, user_id: '' }).lines).toEqual([]);
});

test('who became somebody else at another server is news again', () => {
  const { one, other } = twoServers();
  one(ada).kept();
  expect(one(ada).lines).toEqual([]);
  other({ ...ada, user_id: 'grace' }).kept();
  expect(one(ada).lines).toHaveLength(1);
});

test('after messages were missed everything is news', () => {
  const { one, miss } = twoServers();
  one(ada).kept();
  miss();
  expect(one(ada).lines).toHaveLength(1);
});
