import { expect, test } from 'vitest';
import { isGone, otherWords } from './of-whom.ts';

const [there, gone] = ['018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002'];
const known = [{ id: there, name: 'Regulars' }];

test('a segment is gone that is none of those that are known, and not before they are known', () => {
  expect([there, gone].map((id) => isGone(`segment:${id}`, known))).toEqual([false, true]);
  expect(isGone(`segment:${gone}`, undefined)).toBe(false);
  expect(isGone('', known)).toBe(false);
});

test('a filter that is none of those to choose from is said all the same', () => {
  expect(otherWords(`segment:${gone}`, known)).toBe('A segment that is gone');
  expect(otherWords(`segment:${gone}`, undefined)).toBe('…');
  expect(otherWords(`rage;segment:${there}`, known)).toBe('Rage clicks, In “Regulars”');
});
