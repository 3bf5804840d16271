import { expect, it } from 'vitest';
import { deviceWords } from './words.ts';

it.each([
  ['mobile · Safari · iOS', 'Phone · Safari · iOS'],
  ['desktop', 'Desktop'],
  ['Chrome · Linux', 'Chrome · Linux'],
  ['', 'Unknown'],
])('what is told of a device as %j is read as %s', (told, words) => {
  expect(deviceWords(told)).toBe(words);
});
