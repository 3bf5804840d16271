import { expect, test } from 'vitest';
import { EVENT, SCROLL } from './ops.ts';
import { createReplayWriter } from './write.ts';

test('a chunk holds each text once, begins with its first op, and is over when it is taken', () => {
  const writer = createReplayWriter();
  writer.op(EVENT, 1000);
  writer.text('"a\u2028"');
  writer.op(EVENT, 1007);
  writer.text('"a\u2028"');
  expect(writer.count()).toBe(2);
  const chunk = JSON.parse(`{${writer.take()}}`);
  expect(chunk).toMatchObject({ at: 1000, strings: ['"a\u2028"'] });
  expect(writer.take()).toBeUndefined();
  writer.op(SCROLL, 2000);
  expect(JSON.parse(`{${writer.take()}}`)).toMatchObject({ at: 2000, strings: [] });
});

test('numbers are text that JSON need not escape, whatever they are', () => {
  const writer = createReplayWriter();
  writer.op(SCROLL, 0);
  for (let value = 0; value < 10_000; value++) writer.number(value);
  for (const value of [2 ** 31, 2 ** 32 - 1, Number.NaN, 1.5]) writer.number(value);
  const { ops } = JSON.parse(`{${writer.take()}}`);
  expect(JSON.stringify(ops)).toBe(`"${ops}"`);
});
