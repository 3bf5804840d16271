import { expect, test } from 'vitest';
import { wholeInStyle } from './whole-addresses.ts';

test.each([
  [`url(a.png)`, `url(https://shop.example/css/a.png)`],
  [`url('../a b.png')`, `url('https://shop.example/a%20b.png')`],
  [
    `url( "a.png" ) , url(\n'b.png'\n)`,
    `url("https://shop.example/css/a.png") , url('https://shop.example/css/b.png')`,
  ],
  [`url("") url() url("a(1).png")`, `url("") url() url("https://shop.example/css/a(1).png")`],
  [`url("#blur") url(#blur)`, `url("#blur") url(#blur)`],
  [`url('data:image/svg+xml,<g fill="rgb(1,2,3)"/>')`, `url('data:image/svg+xml,<g fill="rgb(1,2,3)"/>')`],
  [`url("https://cdn.example/a.woff2") url(http://[)`, `url("https://cdn.example/a.woff2") url(http://[)`],
])('in a sheet of its folder %s means %s', (css, whole) => {
  expect(wholeInStyle(css, 'https://shop.example/css/all.css')).toBe(whole);
});

test('a sheet that was cut within an address is read at once', () => {
  const cut = [`url("`, 'url(', `url('a`].map((begin) => begin + ' '.repeat(100_000)).join('\n');
  const began = performance.now();
  expect(wholeInStyle(cut, 'https://shop.example/')).toBe(cut);
  expect(performance.now() - began).toBeLessThan(5000);
});
