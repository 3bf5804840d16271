import { open, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Gives a file that was written aside its name, for good: a power cut leaves the file that was there, if any, or the whole of the new one. So what
 * is in it is on the disk before it has the name, and the folder, in which the name stands, before this resolves.
 */
export async function putInPlace(aside: string, file: string): Promise<void> {
  await sync(aside);
  await rename(aside, file);
  await syncFolder(dirname(file));
}

/** Writes a file that nobody but the server's own user may read, whole or not at all. */
export async function writePrivate(file: string, content: Parameters<typeof writeFile>[1]): Promise<void> {
  const aside = `${file}.new`;
  await writeFile(aside, content, { mode: 0o600 });
  await putInPlace(aside, file);
}

/** Which files a folder has, for good. */
export async function syncFolder(folder: string): Promise<void> {
  await sync(folder).catch((error: NodeJS.ErrnoException) => {
    if (!NOT_FOR_FOLDERS.has(error.code ?? '')) throw error;
  });
}

/** What file systems say, mostly mounted ones, that sync no folders: then that is as safe as it gets there. */
const NOT_FOR_FOLDERS = new Set(['EINVAL', 'EBADF', 'EISDIR', 'EACCES', 'EPERM', 'ENOTSUP', 'ENOSYS']);

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
