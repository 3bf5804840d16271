import { describe, expect, it } from 'vitest';
import { mentionAt, mentionsIn, partsOf, peopleLike } from './mentions.ts';

const people = ['Ada', 'Ada Lovelace', 'grace@navy.example'].map((name) => ({ id: name.toLowerCase(), name }));

describe('a text', () => {
  it.each([
    ['@Ada look', ['ada']],
    ['see @ada lovelace, please', ['ada lovelace']],
    ['@Adam and ada@example.com', []],
    ['@grace@navy.example? @Ada! @Ada', ['grace@navy.example', 'ada']],
    ['nobody @ all', []],
  ])('“%s” names %j', (text, ids) => {
    expect(mentionsIn(text, people)).toEqual(ids);
  });

  it('stays the same in parts', () => {
    const text = 'Hm @Ada, did @nobody see\n@grace@navy.example?';
    const parts = partsOf(text, people);
    expect(parts.map((part) => part.text).join('')).toBe(text);
    expect(parts.filter(({ person }) => person).map((part) => part.text)).toEqual(['@Ada', '@grace@navy.example']);
  });
});

it.each([
  ['@', 1, { from: 0, typed: '' }],
  ['say @gr', 7, { from: 4, typed: 'gr' }],
  ['say @Ada Lo', 11, { from: 4, typed: 'Ada Lo' }],
  ['say @gr and', 11, undefined],
  ['mail@gr', 7, undefined],
  ['@gr is', 3, { from: 0, typed: 'gr' }],
])('in “%s” before %i somebody is being named: %j', (text, caret, expected) => {
  const isThere = mentionAt(text, caret);
  expect(isThere && peopleLike(isThere.typed, people).length > 0 ? isThere : undefined).toEqual(expected);
});

it('offers whom the letters may mean, by any word of the name', () => {
  expect(peopleLike('love', people).map(({ name }) => name)).toEqual(['Ada Lovelace']);
  expect(peopleLike('', people)).toHaveLength(3);
});
