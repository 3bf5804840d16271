import { expect, it } from 'vitest';
import { namedIn, namedInSheet } from './named.ts';

const named = (attributes: object, address: string) =>
  namedIn([{ type: 2, timestamp: 1, data: { node: { attributes } } }], [address]).has(address);

it.each([
  ['a source', { src: '/a.png' }, '/a.png'],
  [
    'one of several',
    { srcset: 'https://shop.example/a.png 1x,\n  https://shop.example/b.png 2x' },
    'https://shop.example/b.png',
  ],
  ['a style', { style: 'background: url("/a.png"); color: red' }, '/a.png'],
  ['a style without quotes', { style: 'background:url(/a.png)' }, '/a.png'],
  ['a part of a file', { href: '/a.svg#icon' }, '/a.svg'],
  ['what has brackets and commas', { src: '/a,(1) "b".png' }, '/a,(1) "b".png'],
])('an address is found in %s', (_, attributes, address) => {
  expect(named(attributes, address)).toBe(true);
  expect(named(attributes, '/other.png')).toBe(false);
  expect(named(attributes, `${address}.webp`)).toBe(false);
});

it('a style sheet names what it shows, from where it lies', () => {
  const css = `@font-face { src: url( "f.woff2" ) } p { background: url(../a.png), url('https://cdn.example/b.png') } q { background: url() }`;
  expect(namedInSheet(css, 'https://shop.example/css/main.css')).toEqual([
    'https://shop.example/css/f.woff2',
    'https://shop.example/a.png',
    'https://cdn.example/b.png',
  ]);
});
