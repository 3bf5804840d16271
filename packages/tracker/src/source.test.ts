import { expect, test } from 'vitest';
import { campaignOf, sourceOf } from './source.ts';

const page = (search = '') => new URL(`https://shop.example.com/${search}`);

test('a foreign referrer is a source, by host and path', () => {
  expect(sourceOf(page(), 'https://news.org/story?id=1#top', ['example.com', 'example.net'])).toEqual({
    referrer: 'https://news.org/story',
  });
});

test.each([
  '',
  'https://shop.example.com/cart',
  'https://www.example.com/',
  'https://example.com/',
  'https://example.net/',
])('the referrer %j is no source', (referrer) => {
  expect(sourceOf(page(), referrer, ['example.com', 'example.net'])).toEqual({});
});

test("a campaign's parameters are kept, without what is private in them", () => {
  expect(
    sourceOf(page('?utm_source=letter&utm_term=ada@example.com&utm_id=3'), '', ['example.com', 'example.net']),
  ).toEqual({
    utm_source: 'letter',
    utm_term: '***',
  });
});

test.each(['gclid', 'fbclid', 'msclkid', 'ttclid'])('of an advertising parameter, %s, the name is kept', (name) => {
  expect(sourceOf(page(`?x=1&${name}=Cj0-who-clicked`), '', [])).toEqual({ click_id: name });
});

test('a referrer is no campaign', () => {
  expect(campaignOf({ referrer: 'https://news.org/' })).toBe('');
  expect(campaignOf({ referrer: 'https://news.org/', click_id: 'gclid' })).not.toBe('');
});
