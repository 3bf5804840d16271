import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDeeperThan } from './nesting.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;

test('counts the levels of any JSON as its value has them', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8 }), fc.integer({ min: 0, max: 9 }), (value, levels) => {
      expect(isDeeperThan(levels, bytesOf(JSON.stringify(value)))).toBe(depthOf(value) > levels);
    }),
  );
});

test('brackets, quotes and backslashes in strings are no levels', () => {
  for (const text of ['[[[[', '"[[[[', '\\"[[[[', '\\', '\\\\"[[[[', 'ä€😀[[[[']) {
    expect(isDeeperThan(2, bytesOf(JSON.stringify({ [text]: [text] })))).toBe(false);
  }
});

test('text that is no JSON ends too', () => {
  for (const text of ['"', '"\\"', '["\\\\\\"', ']'.repeat(100), `"${'\\'.repeat(99)}`]) {
    expect(isDeeperThan(2, bytesOf(text))).toBe(false);
  }
});
