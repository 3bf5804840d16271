import { createReadStream, createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { IMPORTS } from '@desirepath/contract/limits';
import { UnreadableFile } from './unreadable-file.ts';

/**
 * Unpacks a file that was packed by itself, as BigQuery exports tables. @returns where it is
 * @throws UnreadableFile for what is cut off or broken, or grows beyond all measure
 */
export async function gunzip(file: string, into: string): Promise<string> {
  mkdirSync(into, { recursive: true });
  const path = join(into, 'whole');
  try {
    await pipeline(createReadStream(file), createGunzip(), upToLimit, createWriteStream(path, { mode: 0o600 }));
  } catch (cause) {
    throw isOfGzip(cause) ? new UnreadableFile('archive_broken', {}, { cause }) : cause;
  }
  return path;
}

async function* upToLimit(chunks: AsyncIterable<Buffer>) {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > IMPORTS.unpackedBytes) throw new UnreadableFile('archive_too_large');
    yield chunk;
  }
}

const isOfGzip = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_');
