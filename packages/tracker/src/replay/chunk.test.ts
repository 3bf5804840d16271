import { expect, test } from 'vitest';
import { createChunk } from './chunk.ts';

const collect = () => {
  const sent: string[] = [];
  return { sent, chunk: createChunk((json) => sent.push(json)) };
};

test('small chunks ride along', () => {
  const { sent, chunk } = collect();
  chunk.push('p', '{"type":4}');
  chunk.push('p', '{"type":2}');
  expect(JSON.parse(chunk.take())).toEqual({ page_id: 'p', events: [{ type: 4 }, { type: 2 }] });
  expect(chunk.take()).toBe('');
  expect(sent).toEqual([]);
});

test('large chunks travel alone', () => {
  const { sent, chunk } = collect();
  chunk.push('p', JSON.stringify('x'.repeat(30_000)));
  expect(chunk.take()).toBe('');
  expect(sent).toHaveLength(1);
});

test('a chunk is about one page', () => {
  const { sent, chunk } = collect();
  chunk.push('p', '1');
  chunk.push('q', '2');
  expect([...sent, chunk.take()].map((json) => JSON.parse(json).page_id)).toEqual(['p', 'q']);
});

test('a chunk is cut before it is slow to compress or has too many events', () => {
  const { sent, chunk } = collect();
  for (let i = 0; i < 10; i++) chunk.push('p', JSON.stringify('x'.repeat(120_000)));
  expect(Math.max(...sent.map((json) => json.length))).toBeLessThan(501_000);
  const before = sent.length;
  for (let i = 0; i < 20_001; i++) chunk.push('q', '1');
  expect(JSON.parse(sent[before + 1] as string).events).toHaveLength(20_000);
});
