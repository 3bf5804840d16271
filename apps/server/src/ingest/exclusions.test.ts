import { DEFAULT_SETTINGS } from '@desirepath/contract/site-settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isExcludedIp, isInGroup, withoutExcludedPages } from './exclusions.ts';
import { validateBatch } from './validate.ts';

describe('isExcludedIp', () => {
  it.each([
    ['203.0.113.7', ['203.0.113.7'], true],
    ['203.0.113.8', ['203.0.113.7'], false],
    ['203.0.113.8', ['198.51.100.0/24', '203.0.113.0/24'], true],
    ['::ffff:203.0.113.8', ['203.0.113.0/24'], true],
    ['203.0.113.8', ['::ffff:203.0.113.0/120'], true],
    ['2001:db8:1::5', ['2001:db8::/32'], true],
    ['2001:db9::5', ['2001:db8::/32'], false],
    ['203.0.113.8', ['2001:db8::/32'], false],
    ['2001:db8::5', ['2001:db8::5'], true],
    ['2001:db8::6', ['2001:db8::5'], false],
    ['203.0.113.8', ['::ffff:203.0.113.8'], true],
    ['203.0.113.9', ['::ffff:203.0.113.8'], false],
    ['203.0.113.8', ['0.0.0.0/0'], true],
    ['203.0.113.8', [], false],
    ['not an address', ['0.0.0.0/0'], false],
    ['', ['0.0.0.0/0'], false],
  ])('of %s among %j: %s', (ip, excluded_ips, expected) => {
    expect(isExcludedIp(ip, { excluded_ips })).toBe(expected);
  });
});

describe('isInGroup', () => {
  it.each([
    ['/admin', '/admin', true],
    ['/admin/', '/admin', false],
    ['/admin/users', '/admin/*', true],
    ['/admin', '/admin*', true],
    ['/de/admin/users/7', '/*/admin/*', true],
    ['/de/shop', '/*/admin/*', false],
    ['/anything', '*', true],
    ['/a.b', '/a?b', false],
    ['/a.b', '/a.b', true],
    ['/', '', false],
  ])('%s in %s: %s', (path, group, expected) => {
    expect(isInGroup(path, group)).toBe(expected);
  });

  it('says what a regular expression would', () => {
    const path = fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 12 });
    const group = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*'), maxLength: 8 });
    fc.assert(
      fc.property(path, group, (given, pattern) => {
        expect(isInGroup(given, pattern)).toBe(new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(given));
      }),
    );
  });

  it('is not slow for patterns that make regular expressions slow', () => {
    expect(isInGroup('a'.repeat(2000), `${'*a'.repeat(500)}*b`)).toBe(false);
  });
});

describe('a batch', () => {
  const NOW = Date.UTC(2026, 5, 1, 12);
  const id = (n: number) => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`;
  const view = (page: number, path: string) => ({
    ...{ type: 'page_view', at: NOW, page_id: id(page), url: `https://shop.example${path}` },
  });
  const ids = { tracking_id: id(1), visitor_id: id(2), session_id: id(3), tab_id: id(4) };
  const sent = (replayOf: number, pages = [view(5, '/shop'), view(6, '/admin/users'), view(7, '/shop')]) =>
    validateBatch(
      {
        ...{ ...ids, seq: 1, attempt: 1, sent_at: NOW, events: pages },
        replay: { page_id: id(replayOf), events: [{ type: 4, timestamp: NOW, data: {} }] },
      },
      NOW,
    );
  const rules = { queryKeys: [], isHashRouted: false };
  const without = (batch: ReturnType<typeof sent>, excluded_paths: string[]) =>
    withoutExcludedPages(batch, rules, { ...DEFAULT_SETTINGS, excluded_paths });

  it('is without what happened on pages that are not measured', () => {
    const { events } = without(sent(5), ['/admin/*']);
    expect(events.map(({ event }) => event.page_id)).toEqual([id(5), id(7)]);
  });

  it('is without a recording of such a page, and keeps that of another', () => {
    expect(without(sent(6), ['/admin/*']).replay).toBeUndefined();
    expect(without(sent(5), ['/admin/*']).replay).toBeDefined();
  });

  it('is as it was where all pages are measured', () => {
    const batch = sent(6);
    expect(without(batch, [])).toBe(batch);
  });
});
