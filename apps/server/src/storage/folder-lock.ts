import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Refused } from '../errors/refused.ts';
import { makeFolder, refuseUnwritable } from './folder-access.ts';

/** Stands in a data folder while a backup is restored into it. */
export const UNFINISHED_RESTORE = 'restore-unfinished';

export const lockFile = (folder: string): string => join(folder, 'lock.sqlite');

/** A lock that nothing refers to would be collected as garbage, and with it given up. */
const held = new Set<DatabaseSync>();

/**
 * Takes a data folder for this process, making it where there is none. The lock is SQLite's own on an empty database: the
 * system lets go of it however the process ends, so that nothing stale is left to remove by hand.
 * @returns what gives the folder free @throws Refused folder_unusable, folder_in_use, restore_unfinished
 */
export function lockFolder(folder: string): () => void {
  if (existsSync(join(folder, UNFINISHED_RESTORE))) {
    throw new Refused(
      'restore_unfinished',
      `A backup was being restored into ${folder} and that did not end. Remove the folder and restore again.`,
    );
  }
  makeFolder(folder);
  refuseUnwritable(lockFile(folder));
  const lock = new DatabaseSync(lockFile(folder), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    if (!(cause instanceof Error) || !cause.message.includes('locked')) throw cause;
    throw new Refused(
      'folder_in_use',
      `The data folder ${folder} is in use by another Desirepath. Stop that one, or set DATA_DIR.`,
      { cause },
    );
  }
  held.add(lock);
  return () => {
    held.delete(lock);
    lock.close();
  };
}
