import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { untilLateError } from './late-error.ts';

const TAG = 'rnmuqrkqsyirhxyb';
const SENTENCE = 'Code: 159. DB::Exception: Timeout exceeded. (TIMEOUT_EXCEEDED)\n';
const ROWS = `${'1,one\n'.repeat(20_000)}2,"__exception__"\n`;
const WITH_ERROR = `${ROWS}\r\n__exception__\r\n${TAG}\r\n${SENTENCE}${SENTENCE.length} ${TAG}\r\n__exception__\r\n`;

function read(answer: string, size: number, tag?: string): Promise<string> {
  async function* pieces() {
    for (let at = 0; at < answer.length; at += size) yield Buffer.from(answer.slice(at, at + size));
  }
  return text(untilLateError(pieces(), tag));
}

it('an answer is given as it came, and an error at its end is thrown, wherever the network cuts them', async () => {
  for (const size of [1_009, 40_000, 1_000_000]) {
    expect(await read(ROWS, size, TAG)).toBe(ROWS);
    await expect(read(WITH_ERROR, size, TAG)).rejects.toMatchObject({ type: 'TIMEOUT_EXCEEDED' });
  }
});

it('a server that names no tag says nothing at the end', async () => {
  expect(await read(ROWS, 40_000)).toBe(ROWS);
});
