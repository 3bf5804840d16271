import { pagePattern } from '@desirepath/contract/path-groups';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { withTestBehaviour } from '../../../testing/behaviour.testing.ts';
import { createBinder } from '../bind.ts';
import { pageIs } from './queries.ts';

let behaviour: Behaviour;
withTestBehaviour((opened) => {
  behaviour = opened;
});

/** Which of some addresses (`host/path?query`) are in a group. */
async function found(pattern: string, addresses: string[], keepsQueries = true): Promise<string[]> {
  const { bind, params } = createBinder('page');
  const where = pageIs(pagePattern.parse(pattern), bind, keepsQueries);
  const rows = await behaviour.rows<{ address: string }>(
    `SELECT address FROM (
       SELECT arrayJoin({addresses:Array(String)}) AS address, extract(address, '^([^/]*)') AS host,
         extract(address, '^[^/]*(/[^?]*)') AS path, extract(address, '[?](.*)$') AS query)
     WHERE ${where}`,
    { ...params, addresses },
  );
  return rows.map(({ address }) => address);
}

describe('a pattern finds', () => {
  test.each<[string, string[], string[]]>([
    ['/cart', ['/cart'], ['/cart/', '/carts', '/cart?a=1', '/a/cart']],
    [
      '/products/*',
      ['/products/1', '/products/a.b'],
      ['/products/', '/products/1/reviews', '/products', '/x/products/1'],
    ],
    ['/products/*/reviews', ['/products/1/reviews'], ['/products//reviews', '/products/1/2/reviews']],
    ['/:lang/docs/**', ['/en/docs', '/en/docs/', '/de/docs/a/b?q=1'], ['/docs/a', '/en/docsx', '/a/en/docs/b']],
    ['/docs/**', ['/docs', '/docs/', '/docs/a/b'], ['/docsy', '/a/docs/b']],
    ['/docs**', ['/docs', '/docsy', '/docs/a'], ['/a/docs']],
    ['/**', ['/', '/a', '/a/b?c=d'], []],
    ['/a-*.html', ['/a-.html', '/a-b.html'], ['/a-b/c.html', '/a-bxhtml']],
    ['/**/end', ['/a/end', '/a/b/end'], ['/end', '/a/ending']],
    ['/search?sort=*', ['/search?sort=price'], ['/search', '/search?sort=a&page=2', '/search?page=2']],
    ['/search?**', ['/search', '/search?sort=a&page=2'], ['/search/b']],
    ['//shop.example/cart', ['shop.example/cart'], ['/cart', 'www.example/cart', 'shopxexample/cart']],
    ['//*.example/**', ['a.example/', 'b.example/c/d'], ['example/', 'a.example.org/']],
    ['https://shop.example', ['shop.example/'], ['shop.example/cart']],
    ['/größe/*', ['/gr%C3%B6%C3%9Fe/1'], ['/grosse/1']],
  ])('%s', async (pattern, inside, outside) => {
    expect(await found(pattern, [...inside, ...outside])).toEqual(inside);
  });

  test('whatever the query, on a site that keeps none', async () => {
    expect(await found('/cart', ['/cart', '/cart?a=1'], false)).toEqual(['/cart', '/cart?a=1']);
  });
});

test.each([
  ['/cart', "path = ? AND query = ''"],
  ['/docs/**', '(path = ? OR startsWith(path, ?))'],
  ['/docs**', 'startsWith(path, ?)'],
  ['/**', '1'],
  ['/docs/*/**', 'startsWith(path, ?) AND match(path, ?)'],
  ['/docs/*', "startsWith(path, ?) AND match(path, ?) AND query = ''"],
  ['//shop.example/cart', "path = ? AND host = ? AND query = ''"],
  ['//*.example/**', '1 AND match(host, ?)'],
  ['/search?**', 'path = ? AND 1'],
])('what does not vary in %s stands by itself, for the primary key', (pattern, sql) => {
  const where = pageIs(pagePattern.parse(pattern), createBinder('page').bind, true);
  expect(where.replace(/\{.*?\}/g, '?')).toBe(`(${sql})`);
});

test('a page finds itself and nothing else, whatever its name has in it', async () => {
  const name = fc
    .string({ unit: fc.constantFrom(...'ab.+-_~%/=&!'), minLength: 1, maxLength: 8 })
    .map((text) => `/x${text}`);
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(name, { minLength: 2, maxLength: 20 }), async (names) => {
      expect(await found(names[0] ?? '', names)).toEqual([names[0]]);
    }),
    { numRuns: 30 },
  );
});

test.each([
  ['products', 'Not a page'],
  ['^/products/\\d+$', 'Not a page'],
  ['/products/(\\d+)', 'Not a regular expression'],
  ['/a/***', 'Three stars'],
  ['/a/:/b', 'After a colon'],
  ['///', 'After // comes a host'],
  ['/*'.repeat(11), 'More than 10'],
  ['/\ud800', 'Not valid Unicode'],
  ['', 'Too small'],
])('%j is refused with a reason', (pattern, reason) => {
  expect(pagePattern.safeParse(pattern).error?.issues[0]?.message).toContain(reason);
});
