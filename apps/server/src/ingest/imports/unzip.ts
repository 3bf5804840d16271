import { closeSync, createReadStream, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { IMPORTS } from '@desirepath/contract/limits';
import { type FlateError, Unzip, UnzipInflate } from 'fflate';
import { UnreadableFile } from './unreadable-file.ts';

/**
 * Unpacks the files of an archive that are wanted. Their names are not used for anything but telling them apart.
 * @returns where each is, by its name in the archive @throws UnreadableFile for what is no archive, or grows beyond all measure
 */
export async function unzip(
  file: string,
  into: string,
  isWanted: (name: string) => boolean,
): Promise<Map<string, string>> {
  mkdirSync(into, { recursive: true });
  const found = new Map<string, string>();
  const open = new Set<number>();
  let entries = 0;
  let bytes = 0;
  let failed: Error | undefined;
  const unzipper = new Unzip((entry) => {
    entries += 1;
    if (entries > IMPORTS.entries) failed = new UnreadableFile('archive_too_many');
    if (failed || !isWanted(entry.name) || found.has(entry.name)) return;
    const path = join(into, String(found.size));
    found.set(entry.name, path);
    const handle = openSync(path, 'w', 0o600);
    open.add(handle);
    entry.ondata = (error, chunk, isLast) => {
      if (error) failed ??= isOfArchive(error) ? new UnreadableFile('archive_broken', {}, { cause: error }) : error;
      bytes += chunk?.length ?? 0;
      if (bytes > IMPORTS.unpackedBytes) failed ??= new UnreadableFile('archive_too_large');
      if (!failed) writeSync(handle, chunk);
      if (failed) entry.terminate();
      if (isLast && open.delete(handle)) closeSync(handle);
    };
    entry.start();
  });
  unzipper.register(UnzipInflate);
  const push = (chunk: Uint8Array, isLast = false) => {
    try {
      unzipper.push(chunk, isLast);
    } catch (cause) {
      if (!failed && !isOfArchive(cause)) throw cause;
      failed ??= new UnreadableFile('archive_broken', {}, { cause });
    }
    if (failed) throw failed;
  };
  try {
    for await (const chunk of createReadStream(file)) push(chunk);
    push(new Uint8Array(), true);
    return found;
  } finally {
    for (const handle of open) closeSync(handle); // of an archive that was cut off, or is refused half-way
  }
}

const isOfArchive = (error: unknown): error is FlateError =>
  error instanceof Error && 'code' in error && typeof error.code === 'number';
