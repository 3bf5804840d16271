import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseSearch, questionSearch, stringifySearch } from './search.ts';
import { unreadIn } from './unread.ts';

it('what is written into an address is read back from it', () => {
  const text = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), text), (search) => {
      expect(parseSearch(stringifySearch(search))).toEqual({ ...search });
    }),
  );
});

it('an empty source is a condition: direct visits', () => {
  expect(questionSearch.parse(parseSearch('?source='))).toMatchObject({ source: '' });
});

it('a number in the address stays the text it is', () => {
  expect(questionSearch.parse(parseSearch('?source=007')).source).toBe('007');
});

it('paths stay readable', () => {
  expect(stringifySearch({ page: '/a/b', device: undefined })).toBe('?page=/a/b');
  expect(stringifySearch({})).toBe('');
});

it('what is not valid counts as not given, and the rest still holds', () => {
  const search = parseSearch('?range=forever&from=2026-02-30&country=germany&device=phone&os=Linux');
  expect(questionSearch.parse(search)).toEqual({ os: 'Linux' });
  expect(unreadIn(search)).toEqual(['range', 'from', 'device', 'country']);
});
