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
