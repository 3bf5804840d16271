import { expect, test } from 'vitest';
import { createChunk } from './chunk.ts';

const collect = () => {
  const sent: string[] = [];
  return { sent, chunk: createChunk((json) => sent.push(json)) };
};

test('what was recorded is taken as one chunk', () => {
  const { sent, chunk } = collect();
  chunk.push('p', '{"type":4}');
  chunk.push('p', '{"type":2}');
  const [taken, ...more] = chunk.take(false);
  expect(JSON.parse(taken ?? '')).toEqual({ page_id: 'p', events: [{ type: 4 }, { type: 2 }] });
  expect([more, chunk.take(false), sent]).toEqual([[], [], []]);
});

test('at the end of a page it is taken in pieces, in order', () => {
  const { chunk } = collect();
  for (let i = 0; i < 30; i++) chunk.push('p', JSON.stringify(`${i}`.padEnd(6000)));
  chunk.push('p', JSON.stringify('large'.padEnd(100_000)));
  chunk.push('p', '"last"');
  const pieces = chunk.take(true).map((json): { page_id: string; events: string[] } => JSON.parse(json));
  const sizes = pieces.map(({ events }) => events.join('').length);
  expect(sizes.filter((size) => size > 20_000)).toEqual([100_000]);
  expect(pieces.flatMap(({ events }) => events.map((event) => event.trim()))).toEqual([
    ...Array.from({ length: 30 }, (_, i) => `${i}`),
    'large',
    'last',
  ]);
});

test('what is too large to be risked is sent at once', () => {
  const { sent, chunk } = collect();
  chunk.push('p', '1');
  chunk.sendLarge();
  expect(sent).toHaveLength(0);
  chunk.push('p', JSON.stringify('x'.repeat(30_000)));
  chunk.sendLarge();
  expect(sent).toHaveLength(1);
});

test('a chunk is about one page', () => {
  const { sent, chunk } = collect();
  chunk.push('p', '1');
  chunk.push('q', '2');
  expect([...sent, ...chunk.take(false)].map((json) => JSON.parse(json).page_id)).toEqual(['p', 'q']);
});

test('a chunk is cut before it is slow to compress or has too many events', () => {
  const { sent, chunk } = collect();
  for (let i = 0; i < 10; i++) chunk.push('p', JSON.stringify('x'.repeat(120_000)));
  expect(Math.max(...sent.map((json) => json.length))).toBeLessThan(351_000);
  const before = sent.length;
  for (let i = 0; i < 20_001; i++) chunk.push('q', '1');
  expect(JSON.parse(sent[before + 1] as string).events).toHaveLength(20_000);
});
