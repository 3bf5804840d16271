import type { BatchHead, TrackedEvent } from '@desirepath/contract/tracking';
import { describe, expect, it } from 'vitest';
import { WRITTEN } from '../storage/behaviour/rows.ts';
import { createAgentReader } from './agent.ts';
import {
  commonColumns,
  eventLines,
  pageAddress,
  placeEvents,
  referrerHost,
  replayLine,
  type Sender,
  spanOf,
} from './rows.ts';

const AT = Date.UTC(2026, 5, 1, 12);
const PAGE = '018f0000-0000-7000-8000-000000000005';
const SENDER: Sender = {
  site_id: 7,
  queryKeys: ['id'],
  isHashRouted: false,
  ownDomains: ['shop.example'],
  agent: createAgentReader()({
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0',
  }),
  place: { country: 'DE', region: 'Berlin', city: 'Berlin' },
  receivedAt: AT,
};
const HEAD: BatchHead = {
  tracking_id: '018f0000-0000-7000-8000-000000000001',
  visitor_id: '018f0000-0000-7000-8000-000000000002',
  session_id: '018f0000-0000-7000-8000-000000000003',
  tab_id: '018f0000-0000-7000-8000-000000000004',
  seq: 40,
  attempt: 1,
  sent_at: AT,
  language: 'de',
};

/** The rows that a batch becomes, by the names of their columns. */
function rowsOf(events: Partial<TrackedEvent>[], head: Partial<BatchHead> = {}) {
  const given = { ...HEAD, ...head };
  const whole = events.map((event, index) => ({
    index,
    event: { type: 'click', at: AT + index, page_id: PAGE, url: 'https://shop.example/a', ...event } as const,
  }));
  const lines = eventLines(given, commonColumns(given, SENDER), placeEvents(whole, SENDER), SENDER);
  return lines.map((line): Record<string, unknown> => {
    const values: unknown[] = JSON.parse(line);
    return Object.fromEntries(WRITTEN.event_batches.map((name, i) => [name, values[i]]));
  });
}

describe('pageAddress', () => {
  it.each([
    ['https://shop.example/a/b?x=1#top', [], { host: 'shop.example', path: '/a/b', query: '' }],
    ['https://shop.example/a?mail=a@b.c&id=7&id=8', ['id'], { host: 'shop.example', path: '/a', query: 'id=7&id=8' }],
    ['https://shop.example/a?id=7#top', ['other'], { host: 'shop.example', path: '/a', query: '' }],
    ['https://shop.example/a', ['id'], { host: 'shop.example', path: '/a', query: '' }],
    ['https://shop.example/a?b=1&id=7', ['id', 'b'], { host: 'shop.example', path: '/a', query: 'id=7&b=1' }],
    ['http://localhost:3000', [], { host: 'localhost:3000', path: '/', query: '' }],
    ['https://münchen.example/straße', [], { host: 'xn--mnchen-3ya.example', path: '/stra%C3%9Fe', query: '' }],
  ])('splits %s', (url, keys, expected) => {
    expect(pageAddress(url, { queryKeys: keys, isHashRouted: false })).toEqual(expected);
  });

  it.each([
    ['https://app.example/#/cart?step=2', '/#/cart'],
    ['https://app.example/x#!/cart', '/x#!/cart'],
    ['https://app.example/x#top', '/x'],
    ['https://app.example/x', '/x'],
    ['https://app.example/x#a#/b', '/x'],
  ])('of %s is %s where fragments are routes', (url, path) => {
    expect(pageAddress(url, { queryKeys: [], isHashRouted: true }).path).toBe(path);
  });
});

describe('referrerHost', () => {
  it.each([
    ['https://www.example.com/search?q=secret', 'example.com'],
    ['android-app://com.slack/', 'com.slack'],
    ['https://notwww.example.com/', 'notwww.example.com'],
    ['https://a.www.example.com/', 'a.www.example.com'],
    ['nonsense', ''],
    ['', ''],
    [undefined, ''],
  ])('of %s is %s', (referrer, expected) => {
    expect(referrerHost(referrer)).toBe(expected);
  });
});

describe('commonColumns', () => {
  it.each([
    [{ referrer: 'https://shop.example/cart' }, { source: '', referrer_host: '', channel: 'direct' }],
    [{ referrer: 'https://pay.shop.example/' }, { source: '', referrer_host: '', channel: 'direct' }],
    [{ referrer: 'https://notshop.example/' }, { source: 'notshop.example', channel: 'referral' }],
    [
      { referrer: 'https://news.example/', utm_source: 'letter', utm_medium: 'email' },
      { source: 'letter', referrer_host: 'news.example', channel: 'email' },
    ],
    [undefined, { source: '', referrer_host: '', channel: 'direct' }],
  ])('of a visit from %j are %j', (source, expected) => {
    expect(commonColumns({ ...HEAD, source }, SENDER)).toMatchObject(expected);
  });
});

describe('eventLines', () => {
  it('is one row a page, with what each event says in lists', () => {
    const click = { x: 1.4, y: 2.6, element: '#buy', element_x: 10.2, element_y: 20.7, element_text: 'Buy' };
    const where = { pointer: 'touch' as const, anchor: 'fixed' as const, scroller: '#list' };
    const trail = { type: 'mouse_move' as const, xs: [1], ys: [2], ts: [0] };
    const named = { type: 'custom' as const, name: 'order', props: { total: 20 }, value: 20 };
    const [row, ...others] = rowsOf([{ ...click, ...where, title: 'A' }, named, trail], {
      user_id: 'ada',
      source: { utm_source: 's', utm_medium: 'm', utm_campaign: 'c', utm_term: 't', utm_content: 'n' },
    });
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      site_id: 7,
      visitor_id: HEAD.visitor_id,
      session_id: HEAD.session_id,
      tab_id: HEAD.tab_id,
      user_id: 'ada',
      received_at: AT,
      ...{ source: 's', utm_source: 's', utm_medium: 'm', utm_campaign: 'c', utm_term: 't', utm_content: 'n' },
      ...{ device: 'desktop', browser: 'Firefox', browser_version: '133', os: 'Linux' },
      ...{ country: 'DE', region: 'Berlin', city: 'Berlin', language: 'de' },
      ...{ page_id: PAGE, host: 'shop.example', path: '/a', query: '', title: 'A' },
      seq: [40, 41, 42],
      at: [AT, AT + 1, AT + 2],
      type: ['click', 'custom', 'mouse_move'],
      name: ['', 'order'],
      props: ['', '{"total":20}'],
      value: [null, 20],
      ...{ x: [1], y: [3], element: ['#buy'], element_x: [10], element_y: [21], element_text: ['Buy'] },
      ...{ pointer: ['touch'], anchor: ['fixed'], scroller: ['#list'] },
      ...{ xs: [[], [], [1]], ys: [[], [], [2]], ts: [[], [], [0]] },
    });
  });

  it('says of what comes late only what is missing before it', () => {
    const [row] = rowsOf([{}, { x: 5, y: 6, element: '#a', element_text: 'A', element_x: 1, element_y: 2 }]);
    expect(row).toMatchObject({
      ...{ x: [0, 5], y: [0, 6], element: ['', '#a'], element_text: ['', 'A'], element_x: [0, 1], element_y: [0, 2] },
      ...{ name: [], props: [], value: [], xs: [], pointer: [] },
    });
    const [late] = rowsOf([{}, { pointer: 'mouse', anchor: 'sticky', scroller: 'c', props: {} }]);
    expect(late).toMatchObject({
      pointer: ['', 'mouse'],
      anchor: ['', 'sticky'],
      scroller: ['', 'c'],
      props: ['', '{}'],
    });
  });

  it('begins another row with another page, and where a page has another size or title', () => {
    const large = { viewport_w: 1440.4, viewport_h: 900, document_w: 1440, document_h: 70_000.6, title: 'A' };
    const rows = rowsOf([
      large,
      {}, // says nothing: it happened on the page as that was
      { viewport_w: 800 },
      { url: 'https://shop.example/a?id=7' },
      { url: 'https://shop.example/b' },
      { url: 'https://shop.example/b', page_id: HEAD.tab_id },
      { viewport_w: 100_000, viewport_h: 100_000 },
    ]);
    const sizes = { viewport_h: 900, document_w: 1440, document_h: 70_001, title: 'A' };
    const unknown = { viewport_w: 0, viewport_h: 0, document_w: 0, document_h: 0, title: '' };
    expect(rows).toMatchObject([
      { seq: [40, 41], path: '/a', viewport_w: 1440, ...sizes },
      { seq: [42], path: '/a', viewport_w: 800, ...sizes },
      { seq: [43], path: '/a', query: 'id=7', ...unknown },
      { seq: [44], path: '/b', ...unknown },
      { seq: [45], path: '/b', page_id: HEAD.tab_id },
      { seq: [46], path: '/a', viewport_w: 65_535, viewport_h: 65_535 },
    ]);
  });
});

describe('a chunk of a recording', () => {
  const events = [5, 1, 3].map((at) => ({ type: 3, timestamp: AT + at + 0.4, data: {} }));

  it('lasts from its first event to its last, in whatever order they stand', () => {
    expect(spanOf(events)).toEqual({ first_at: AT + 1, last_at: AT + 5, events: 3 });
  });

  it('is a row with its events as they came, behind the events of its batch', () => {
    const line = replayLine(HEAD, commonColumns(HEAD, SENDER), { index: 2, page_id: PAGE, events }, spanOf(events));
    const values: unknown[] = JSON.parse(line);
    const row = Object.fromEntries(WRITTEN.replay_chunks.map((name, i) => [name, values[i]]));
    expect(row).toMatchObject({ site_id: 7, seq: 42, page_id: PAGE, first_at: AT + 1, last_at: AT + 5, events: 3 });
    expect(JSON.parse(String(row.payload))).toEqual(events);
  });
});
