import { SCROLL } from '@desirepath/replay-format/ops';
import { createReplayWriter, type ReplayWriter } from '@desirepath/replay-format/write';
import { expect, test } from 'vitest';
import { createChunk, type Shorten } from './chunk.ts';

const asItIs: Shorten = (chunk, then) => then(chunk);

const collect = (shorten = asItIs) => {
  const sent: string[] = [];
  const told: [size: number, isWhole: boolean][] = [];
  return {
    sent,
    told,
    chunk: createChunk(
      (json) => sent.push(json),
      (...size) => told.push(size),
      shorten,
    ),
  };
};
const write = (to: ReplayWriter, text = 'x') => {
  to.op(SCROLL, 1000);
  to.text(text);
};

test('what was recorded is taken as one chunk', () => {
  const { sent, chunk } = collect();
  write(chunk.writer('p'), 'one');
  write(chunk.writer('p'), 'two');
  const [taken, ...more] = chunk.take();
  expect(JSON.parse(taken ?? '')).toMatchObject({ page_id: 'p', format: 2, at: 1000, strings: ['one', 'two'] });
  expect([more, chunk.take(), sent]).toEqual([[], [], []]);
});

test('a snapshot comes after what was recorded before it, and is of the moment at which it is whole', () => {
  const { sent, told, chunk } = collect();
  write(chunk.writer('p'), 'before');
  const whole = createReplayWriter();
  write(whole, 'whole');
  chunk.add('p', whole, 2000);
  write(chunk.writer('p'), 'after');
  const taken = chunk.take().map((json) => JSON.parse(json));
  expect(taken.map(({ at, strings }) => [at, strings[0]])).toEqual([
    [1000, 'before'],
    [2000, 'whole'],
    [1000, 'after'],
  ]);
  expect(told.map(([, isWhole]) => isWhole)).toEqual([false, true, false]);
  expect(sent).toHaveLength(0);
});

test('a snapshot that is too large to be risked is sent at once', () => {
  const { sent, chunk } = collect();
  const whole = createReplayWriter();
  write(whole, 'x'.repeat(30_000));
  chunk.add('p', whole, 2000);
  expect(sent).toHaveLength(1);
});

test('a snapshot leaves shorter where that is done in time, and whole where it is taken before', () => {
  let shortened: (shorter: string) => void = () => {};
  const { sent, chunk } = collect((_, then) => {
    shortened = then;
  });
  const add = () => {
    const whole = createReplayWriter();
    write(whole, 'x'.repeat(30_000));
    chunk.add('p', whole, 2000);
  };
  add();
  expect(sent).toEqual([]);
  shortened('shorter');
  expect(sent).toEqual(['shorter']);
  add();
  expect(chunk.take()[0]).toContain('xxx');
  shortened('too late');
  expect([sent, chunk.take()]).toEqual([['shorter'], []]);
});

test('a chunk is about one page', () => {
  const { sent, chunk } = collect();
  write(chunk.writer('p'));
  write(chunk.writer('q'));
  expect([...sent, ...chunk.take()].map((json) => JSON.parse(json).page_id)).toEqual(['p', 'q']);
});

test('a chunk is sent before a beacon could not take it, or has too many ops', () => {
  const { sent, chunk } = collect();
  for (let i = 0; i < 100; i++) write(chunk.writer('p'), `${i}`.padEnd(3000));
  expect(sent.length).toBeGreaterThan(2);
  expect(Math.max(...sent.map((json) => json.length))).toBeLessThan(64_000);
  const before = sent.length;
  for (let i = 0; i < 20_001; i++) write(chunk.writer('q'));
  expect(sent.length).toBe(before + 2);
});
