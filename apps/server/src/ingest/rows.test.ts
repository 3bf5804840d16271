import { describe, expect, it } from 'vitest';
import { pageAddress, referrerHost } from './rows.ts';

describe('pageAddress', () => {
  it.each([
    ['https://shop.example/a/b?x=1#top', [], { host: 'shop.example', path: '/a/b', query: '' }],
    ['https://shop.example/a?mail=a@b.c&id=7&id=8', ['id'], { host: 'shop.example', path: '/a', query: 'id=7&id=8' }],
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
  ])('of %s is %s where fragments are routes', (url, path) => {
    expect(pageAddress(url, { queryKeys: [], isHashRouted: true }).path).toBe(path);
  });
});

describe('referrerHost', () => {
  it.each([
    ['https://www.example.com/search?q=secret', 'example.com'],
    ['android-app://com.slack/', 'com.slack'],
    ['nonsense', ''],
    ['', ''],
    [undefined, ''],
  ])('of %s is %s', (referrer, expected) => {
    expect(referrerHost(referrer)).toBe(expected);
  });
});
