import { randomUUID } from 'node:crypto';
import { LIVE } from '@desirepath/contract/limits';
import type { TrackedEvent } from '@desirepath/contract/tracking';
import type { LiveEvent } from '@desirepath/contract/trends';
import { expect, it } from 'vitest';
import { createAgentReader } from './agent.ts';
import { NO_HINTS } from './client-hints.ts';
import { LiveFeed } from './live-feed.ts';
import { type CommonColumns, commonColumns, placeEvents } from './rows.ts';

const AT = Date.parse('2026-11-22T10:00:00.000Z');
const readAgent = createAgentReader();
const common: CommonColumns = commonColumns(
  {
    tracking_id: randomUUID(),
    visitor_id: randomUUID(),
    session_id: randomUUID(),
    tab_id: randomUUID(),
    seq: 0,
    attempt: 1,
    sent_at: AT,
    user_id: 'ada',
  },
  {
    site_id: 1,
    queryKeys: [],
    isHashRouted: false,
    ownDomains: ['shop.example'],
    agent: readAgent({
      userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0',
      hints: NO_HINTS,
    }),
    place: { country: 'DE', region: '', city: '' },
    receivedAt: AT,
  },
);
const event = (changes: Partial<TrackedEvent> = {}): TrackedEvent => ({
  type: 'click',
  at: AT,
  page_id: randomUUID(),
  url: 'https://shop.example/cart?token=secret#top',
  ...changes,
});
const placed = (...events: TrackedEvent[]) =>
  placeEvents(
    events.map((each, index) => ({ index, event: each })),
    { queryKeys: [], isHashRouted: false },
  );

/** What one message of the feed brings, once `arrive` has happened. */
function told(feed: LiveFeed, arrive: () => void): Promise<{ events: LiveEvent[]; skipped: number }> {
  return new Promise((resolve) => {
    const stop = feed.watch(1, (events, skipped) => {
      stop();
      resolve({ events, skipped });
    });
    arrive();
  });
}

it('tells who did what and where, without what the address hides', async () => {
  const feed = new LiveFeed();
  const { events } = await told(feed, () => feed.show(1, common, placed(event({ element_text: 'Add to cart' })))());
  expect(events).toEqual([
    expect.objectContaining({
      at: '2026-11-22T10:00:00.000Z',
      type: 'click',
      path: '/cart',
      element_text: 'Add to cart',
      user_id: 'ada',
      device: 'desktop',
      browser: 'Firefox',
      country: 'DE',
      session_id: common.session_id,
    }),
  ]);
  expect(JSON.stringify(events)).not.toContain('secret');
});

it('tells how a request went, and of no other event what its properties are', async () => {
  const feed = new LiveFeed();
  const props = { status: 503, reason: 'failed', token: 'secret' };
  const { events } = await told(feed, () =>
    feed.show(1, common, placed(event({ type: 'request', props }), event({ type: 'custom', name: 'paid', props })))(),
  );
  expect(events.map(({ status, reason }) => [status, reason])).toEqual([
    [503, 'failed'],
    [null, ''],
  ]);
  expect(JSON.stringify(events)).not.toContain('secret');
});

it('leaves out what a page tells all the time, but says that somebody is there', async () => {
  const feed = new LiveFeed();
  const message = await told(feed, () =>
    feed.show(1, common, placed(event({ type: 'scroll' }), event({ type: 'mouse_move' })))(),
  );
  expect(message).toEqual({ events: [], skipped: 0 });
});

it('keeps no more of a crowd than one message, and counts the others', async () => {
  const feed = new LiveFeed();
  const crowd = placed(...Array.from({ length: 400 }, () => event()));
  const { events, skipped } = await told(feed, () => {
    for (let batch = 0; batch < 100; batch++) feed.show(1, common, crowd)();
  });
  expect([events.length, skipped]).toEqual([LIVE.eventsPerMessage, 100 * 400 - LIVE.eventsPerMessage]);
});

it('tells each watcher of a site the same, and none of another site', async () => {
  const feed = new LiveFeed();
  const others: unknown[] = [];
  const stop = feed.watch(2, (events) => others.push(events));
  const second = told(feed, () => {});
  const first = told(feed, () => feed.show(1, common, placed(event()))());
  expect(await first).toEqual(await second);
  expect(others).toEqual([]);
  stop();
});

it('begins anew for who comes after all have left', async () => {
  const feed = new LiveFeed();
  feed.watch(1, () => {})();
  feed.show(1, common, placed(event({ name: 'unseen' })))();
  const { events } = await told(feed, () => feed.show(1, common, placed(event({ name: 'seen' })))());
  expect(events.map(({ name }) => name)).toEqual(['seen']);
});
