import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { INGEST } from '@desirepath/contract/limits';
import { appError } from '../http/app-error.ts';

const unzip = promisify(gunzip);
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The JSON value in a request body of bytes. A gzip body is known by its first bytes, not by a header: a
 * `content-encoding` header would cost every visitor's browser a preflight request.
 * @throws AppError body_too_large, invalid_gzip, invalid_utf8, invalid_json
 */
export async function decodeBody(body: Buffer): Promise<unknown> {
  return parseJson(decodeText(isGzip(body) ? await decompress(body) : body));
}

const isGzip = (body: Buffer) => body[0] === 0x1f && body[1] === 0x8b;

async function decompress(body: Buffer): Promise<Buffer> {
  try {
    // The limit stops a bomb while it expands, not after.
    return await unzip(body, { maxOutputLength: INGEST.decodedBytes });
  } catch (cause) {
    const tooLarge = cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
    throw appError(tooLarge ? 'body_too_large' : 'invalid_gzip', { cause });
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
