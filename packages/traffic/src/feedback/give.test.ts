import { givenFeedback } from '@desirepath/contract/feedback';
import { expect, test } from 'vitest';
import { LAYOUT } from '../page/layout.ts';
import { makeVisits } from '../visits.ts';
import { giveFeedback, type UnsentFeedback } from './give.ts';
import { REMARKS } from './remarks.ts';

const TO = Date.UTC(2026, 10, 22, 19, 30);
const month = () =>
  makeVisits({
    seed: 's',
    from: TO - 30 * 86_400_000,
    to: TO,
    visits: 900,
    replayShare: 0.1,
    origin: 'http://shop.example',
  });
const said = () => {
  const messages: UnsentFeedback[] = [];
  const visits = [...giveFeedback(month(), 'tests', (_, message) => messages.push(message))];
  return { messages, visits };
};

const { messages, visits } = said();

test('visitors say what the server takes, each in a visit that tells of it, and the same with the same seed', () => {
  expect(messages.length).toBeGreaterThan(10);
  const told = visits
    .flatMap(({ batches }) => batches.flatMap(({ batch }) => batch.events))
    .filter(({ type, name }) => type === 'custom' && name === 'feedback');
  expect(told.map(({ props }) => props?.id)).toEqual(messages.map(({ id }) => id));
  for (const message of messages) {
    const sent = { ...message, tracking_id: message.id, sent_at: TO };
    expect(givenFeedback.safeParse(sent).error?.issues).toBeUndefined();
  }
  expect(said().messages).toEqual(messages);
});

test('what they point at lies on the page, in their window', () => {
  const pointed = messages.filter(({ element }) => element);
  expect(pointed.length).toBeGreaterThan(2);
  for (const { element, scroll_y, viewport_h } of pointed) {
    expect(element?.y).toBeGreaterThanOrEqual(scroll_y);
    expect(element?.y).toBeLessThan(scroll_y + viewport_h);
  }
});

test('every part of a page that is spoken of is there', () => {
  const known = new Set(
    Object.values(LAYOUT.pages).flatMap(({ elements }) => elements.map(({ selector }) => selector)),
  );
  for (const { about } of Object.values(REMARKS).flat()) if (about !== undefined) expect(known).toContain(about);
});
