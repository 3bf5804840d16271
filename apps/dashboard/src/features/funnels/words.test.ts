import { expect, it } from 'vitest';
import { definitionWords, secondsWords, stepWords } from './words.ts';

it.each([
  [0.4, '0.4s'],
  [59, '59s'],
  [150, '2.5 min'],
  [10_800, '3 h'],
  [172_800, '2 d'],
])('%d seconds are %s', (seconds, words) => {
  expect(secondsWords(seconds)).toBe(words);
});

it('a funnel says what it counts', () => {
  const step = { type: 'page' as const, value: '/', filters: [], optional: false };
  const definition = { steps: [step, step], order: 'strict' as const, count_by: 'visitor' as const, exclusions: [] };
  expect(definitionWords({ ...definition, window_seconds: 604_800 })).toBe(
    '2 steps · strictly in order · within 7 days · by visitor',
  );
  expect(stepWords({ name: '', value: '/cart' })).toBe('/cart');
});
