import { expect, test } from 'vitest';
import { suggestGroups } from './suggest.ts';

const viewed = (...paths: string[]) => paths.map((path, index) => ({ path, pageviews: 100 - index }));
const patternsOf = (...paths: string[]) => suggestGroups(viewed(...paths), 20).map(({ pattern }) => pattern);
const many = (count: number, path: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => path(index));

test('three numbers in the same place are a group', () => {
  expect(patternsOf('/orders/1', '/orders/22', '/orders/333')).toEqual(['/orders/*']);
});

test('so are UUIDs, dates and hexadecimal ids, also amid a path', () => {
  expect(patternsOf(...many(3, () => `/users/${crypto.randomUUID()}/orders`))).toEqual(['/users/*/orders']);
  expect(patternsOf('/log/2026-01-02', '/log/2026-01-03', '/log/2026-02-01')).toEqual(['/log/*']);
  expect(patternsOf('/c/deadbeef01', '/c/0badc0ffee', '/c/12345678ab')).toEqual(['/c/*']);
});

test('names are a group once there are some pages side by side, or many with more below them', () => {
  const named = (index: number) => `/products/name-${'x'.repeat(index)}`;
  expect(patternsOf(...many(5, named))).toEqual([]);
  expect(patternsOf(...many(6, named))).toEqual(['/products/*']);
  expect(patternsOf(...many(11, (index) => `${named(index)}/reviews`))).toEqual([]);
  expect(patternsOf(...many(12, (index) => `${named(index)}/reviews`))).toEqual(['/products/*/reviews']);
});

test('what is beside them and has pages of its own stays by itself', () => {
  const shop = ['products', 'category', 'journal'].flatMap((name) =>
    many(6, (n) => `/shop/${name}/${'x'.repeat(n + 1)}/`),
  );
  const found = patternsOf(...shop, '/shop/cart/', '/shop/checkout/', '/shop/thanks/').toSorted();
  expect(found).toEqual(['/shop/category/*/', '/shop/journal/*/', '/shop/products/*/']);
});

test('the pages of a small site stay by themselves', () => {
  expect(patternsOf(...many(20, (index) => `/page-${'x'.repeat(index)}`))).toEqual([]);
});

test('languages have a name', () => {
  expect(patternsOf('/en/docs', '/de/docs', '/pt-BR/docs', '/about')).toEqual(['/:lang/docs']);
});

test('a group says how many pages it has, their views and some of them', () => {
  expect(suggestGroups(viewed('/a/1', '/a/2', '/a/3', '/a/4'), 20)).toEqual([
    { pattern: '/a/*', pages: 4, pageviews: 394, examples: ['/a/1', '/a/2', '/a/3'] },
  ]);
});
