import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The data folder is in use by another process. */
export class FolderInUse extends Error {
  override name = 'FolderInUse';
}

/**
 * Takes a data folder for this process, making it where there is none. The lock is SQLite's own on an empty database: the
 * system lets go of it however the process ends, so that nothing stale is left to remove by hand.
 * @returns what gives the folder free @throws FolderInUse
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const lock = new DatabaseSync(join(folder, 'lock.sqlite'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    if (!(cause instanceof Error) || !cause.message.includes('locked')) throw cause;
    throw new FolderInUse(
      `The data folder ${folder} is in use by another Desirepath. Stop that one, or set DATA_DIR.`,
      {
        cause,
      },
    );
  }
  return () => lock.close();
}
