import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isExcludedIp, isInGroup } from './exclusions.ts';

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
