import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { INGEST } from '@desirepath/contract/limits';
import { appError } from '../errors/app-error.ts';
import { isGzip } from './is-gzip.ts';
import { isDeeperThan } from './nesting.ts';

const unzip = promisify(gunzip);
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Told how many bytes more are going to be held; throws where they are too many. */
export type Hold = (bytes: number) => void;

/**
 * The JSON value in a request body of bytes, and the text it was made from. A gzip body is known by its first bytes, not by
 * a header: a `content-encoding` header would cost every visitor's browser a preflight request.
 * @param most bytes that it may have once it is decompressed
 * @throws AppError body_too_large, invalid_gzip, invalid_utf8, invalid_json; invalid_input for what is nested too deeply;
 * what `hold` throws
 */
export async function readBody(
  body: Buffer,
  hold: Hold = () => {},
  most: number = INGEST.decodedBytes,
): Promise<{ text: string; value: unknown }> {
  const bytes = isGzip(body) ? await decompress(body, hold, most) : body;
  const text = decodeText(bytes);
  if (isDeeperThan(INGEST.depth, bytes)) {
    throw appError('invalid_input', { issues: [{ path: '', message: 'Nested too deeply' }] });
  }
  return { text, value: parseJson(text) };
}

async function decompress(body: Buffer, hold: Hold, most: number): Promise<Buffer> {
  const expected = Math.min(announcedLength(body), most);
  hold(expected);
  // The limit stops a bomb while it expands, not after.
  let decoded = await expand(body, expected);
  if (!decoded && expected < most) {
    hold(most - expected);
    decoded = await expand(body, most);
  }
  if (!decoded) throw appError('body_too_large');
  return decoded;
}

/** gzip ends with the length of what it holds, as far as its maker tells the truth (RFC 1952). */
const announcedLength = (body: Buffer) => (body.length < 18 ? 1 : Math.max(1, body.readUInt32LE(body.length - 4)));

/** @returns undefined for what is larger than the limit */
async function expand(body: Buffer, maxOutputLength: number): Promise<Buffer | undefined> {
  try {
    return await unzip(body, { maxOutputLength });
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE') return undefined;
    throw appError('invalid_gzip', { cause });
  }
}

function decodeText(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw appError('invalid_utf8', { cause });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw appError('invalid_json', { cause });
  }
}
