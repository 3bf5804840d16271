import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gzipNow } from './gzip-now.ts';

const read = (text: string) => gunzipSync(gzipNow(text)).toString();

test('any text is read back by whoever knows gzip', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.string({ unit: fc.constantFrom('a', 'b', 'ä', '🙂'), maxLength: 2000 }),
  );
  fc.assert(fc.property(texts, (text) => read(text) === text));
});

test('repetitions of any length and from any distance are found again', () => {
  const apart = (count: number) => Array.from({ length: count }, (_, i) => `${i * 7919}`).join();
  for (const length of [3, 4, 10, 11, 257, 258, 259, 5000]) {
    const same = 'q'.repeat(length);
    for (const count of [0, 1, 400, 6000]) {
      const text = same + apart(count) + same;
      expect(read(text)).toBe(text);
    }
  }
});

test('a batch comes to a third', () => {
  const event = (i: number) => ({ type: 'mouse_move', at: 1_790_000_000_000 + i * 371, xs: [i % 800, (i * 7) % 800] });
  const json = JSON.stringify({ events: Array.from({ length: 100 }, (_, i) => event(i)) });
  expect(gzipNow(json).length).toBeLessThan(json.length / 3);
});
