import { expect, test } from 'vitest';
import { sourceOf } from './source.ts';

const page = (search = '') => new URL(`https://shop.example.com/${search}`);

test('a foreign referrer is a source, by host and path', () => {
  expect(sourceOf(page(), 'https://news.org/story?id=1#top', 'example.com')).toEqual({
    referrer: 'https://news.org/story',
  });
});

test.each(['', 'https://shop.example.com/cart', 'https://www.example.com/', 'https://example.com/'])(
  'the referrer %j is no source',
  (referrer) => {
    expect(sourceOf(page(), referrer, 'example.com')).toEqual({});
  },
);

test("a campaign's parameters are kept, without what is private in them", () => {
  expect(sourceOf(page('?utm_source=letter&utm_term=ada@example.com&utm_id=3'), '', 'example.com')).toEqual({
    utm_source: 'letter',
    utm_term: '***',
  });
});
