import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes of a file, or of all files below a folder. Whatever goes while it is looked at counts for nothing: merges and backups remove files and folders at any time. */
export async function sizeBelow(path: string): Promise<number> {
  const found = await stat(path).catch(unlessGone);
  if (!found?.isDirectory()) return found?.size ?? 0;
  let bytes = 0;
  for (const name of (await readdir(path).catch(unlessGone)) ?? []) bytes += await sizeBelow(join(path, name));
  return bytes;
}

/** @throws whatever else keeps a file from being looked at */
function unlessGone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
}
