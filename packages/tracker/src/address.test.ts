import { expect, test } from 'vitest';
import { isOnDomain, pageAddress } from './address.ts';

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
  expect(isOnDomain(domain, new URL(page))).toBe(isOn);
});
