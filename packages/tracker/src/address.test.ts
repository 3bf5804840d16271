import { expect, test } from 'vitest';
import { isInGroup, isOnDomain, pageAddress } from './address.ts';

test.each([
  ['https://x.org/a?b=1#c', [], 'https://x.org/a'],
  ['https://x.org/a?b=1&tab=two&utm_source=n', ['tab'], 'https://x.org/a?tab=two'],
  ['https://x.org/?b=2&a=1', ['a', 'b'], 'https://x.org/?a=1&b=2'],
  ['https://x.org/?a=1&a=2', ['a'], 'https://x.org/?a=1&a=2'],
  ['https://ada:secret@x.org:8443/', [], 'https://x.org:8443/'],
  ['file:///home/ada/page.html?x#y', [], 'file:///home/ada/page.html'],
])('%s with the keys %j is %s', (given, keys, known) => {
  expect(pageAddress(new URL(given), keys)).toBe(known);
});

test.each([
  ['example.com', 'https://example.com/', true],
  ['example.com', 'https://shop.example.com:8443/', true],
  ['example.com', 'https://notexample.com/', false],
  ['example.com', 'https://example.com.evil.org/', false],
  ['example.com:8080', 'http://example.com:8080/', true],
  ['example.com:8080', 'http://example.com/', false],
  ['www.example.com', 'https://example.com/', false],
])('the domain %s and the page %s: %s', (domain, page, isOn) => {
  expect(isOnDomain(['elsewhere.org', domain], new URL(page))).toBe(isOn);
});

test.each([
  ['https://x.org/#/cart', 'https://x.org/#/cart'],
  ['https://x.org/app?b=1#!/cart/3?voucher=x', 'https://x.org/app#!/cart/3'],
  ['https://x.org/#/', 'https://x.org/'],
  ['https://x.org/#below', 'https://x.org/'],
])('%s of a site that routes by fragments is %s', (given, known) => {
  expect(pageAddress(new URL(given), [], true)).toBe(known);
});

test.each([
  ['/admin/*', 'https://x.org/admin/users', true],
  ['/admin/*', 'https://x.org/administration', false],
  ['/admin', 'https://x.org/admin?tab=1', true],
  ['/admin', 'https://x.org/admin/users', false],
  ['*/edit', 'https://x.org/a/b/edit', true],
  ['/u/*/cards', 'https://x.org/u/17/cards', true],
  ['/a.b', 'https://x.org/aXb', false],
  ['/(a|b)[c', 'https://x.org/(a|b)[c', true],
  ['/#/cart*', 'https://x.org/#/cart/3', true],
])('in the group %s is %s: %s', (group, address, isIn) => {
  expect(isInGroup([group], address)).toBe(isIn);
});
