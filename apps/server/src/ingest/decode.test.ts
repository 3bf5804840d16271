import { gzipSync } from 'node:zlib';
import { INGEST } from '@desirepath/contract/limits';
import { describe, expect, it } from 'vitest';
import { readBody } from './decode.ts';

describe('readBody', () => {
  it('reads plain and gzipped JSON alike', async () => {
    const text = JSON.stringify({ a: 'ä€😀' });
    await expect(readBody(Buffer.from(text))).resolves.toMatchObject({ value: { a: 'ä€😀' } });
    await expect(readBody(gzipSync(text))).resolves.toEqual({ text, value: { a: 'ä€😀' } });
  });

  it('tells what gzip announces before it is held, never more than may be, and refuses it where that was a lie', async () => {
    const text = JSON.stringify('x'.repeat(1000));
    const lying = (length: number) => {
      const body = gzipSync(text);
      body.writeUInt32LE(length, body.length - 4);
      return body;
    };
    const held: number[] = [];
    await expect(readBody(gzipSync(text), (bytes) => held.push(bytes))).resolves.toEqual({
      text,
      value: JSON.parse(text),
    });
    expect(held).toEqual([text.length]);
    for (const length of [10, 2 ** 32 - 1]) {
      await expect(readBody(lying(length), (bytes) => held.push(bytes))).rejects.toMatchObject({
        code: 'invalid_gzip',
      });
    }
    expect(held.slice(1)).toEqual([10, INGEST.decodedBytes]);
  });

  it('reads what is larger than it announces, as two parts of gzip in a row are', async () => {
    const held: number[] = [];
    const body = Buffer.concat([gzipSync(`"${'x'.repeat(500)}`), gzipSync('"')]);
    await expect(readBody(body, (bytes) => held.push(bytes))).resolves.toMatchObject({ value: 'x'.repeat(500) });
    expect(held).toEqual([1, INGEST.decodedBytes - 1]);
  });

  it('takes as many bytes as it is told to, and no more, whatever their text is as long as', async () => {
    const body = gzipSync(JSON.stringify('本'.repeat(100)));
    await expect(readBody(body, undefined, 302)).resolves.toMatchObject({ value: '本'.repeat(100) });
    await expect(readBody(body, undefined, 301)).rejects.toMatchObject({ code: 'body_too_large' });
  });

  it('refuses what is nested too deeply, and says so', async () => {
    const nested = (levels: number) => Buffer.from('['.repeat(levels) + ']'.repeat(levels));
    await expect(readBody(nested(INGEST.depth))).resolves.toBeDefined();
    await expect(readBody(nested(INGEST.depth + 1))).rejects.toMatchObject({
      code: 'invalid_input',
      data: [{ path: '', message: 'Nested too deeply' }],
    });
  });

  it.each([
    ['half of the first bytes of gzip', Buffer.from([0x1f, 0x20])],
    ['the other half', Buffer.from([0x20, 0x8b])],
  ])('takes %s for text', async (_what, body) => {
    await expect(readBody(body)).rejects.toMatchObject({ code: expect.not.stringMatching('invalid_gzip') });
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'invalid_json'],
    ['half of a JSON text', Buffer.from('{"a":'), 'invalid_json'],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0x22]), 'invalid_utf8'],
    ['gzip cut off half-way', gzipSync(JSON.stringify('x'.repeat(10_000))).subarray(0, 30), 'invalid_gzip'],
    ['gzip that is not', Buffer.from([0x1f, 0x8b, 1, 2, 3]), 'invalid_gzip'],
    ['a gzip bomb', gzipSync(Buffer.alloc(INGEST.decodedBytes + 1, 0x20)), 'body_too_large'],
  ])('refuses %s', async (_what, body, code) => {
    await expect(readBody(body)).rejects.toMatchObject({ code });
  });
});
