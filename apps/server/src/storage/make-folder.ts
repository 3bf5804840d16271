import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Refused } from '../errors/refused.ts';

/** What a data folder has in it that the server writes to, and the folder itself. */
const WRITTEN = ['', 'lock.sqlite', 'records.sqlite', 'secrets.json', 'behaviour'];

/** Makes a data folder, with all above it, where there is none. @throws Refused folder_unusable */
export function makeFolder(folder: string): void {
  const trouble = troubleWith(folder);
  if (trouble) throw new Refused('folder_unusable', trouble);
  mkdirSync(folder, { recursive: true });
}

/** What keeps this user from working in a data folder, or from making it; undefined where nothing does. */
export function troubleWith(folder: string): string | undefined {
  let place = folder;
  while (!existsSync(place)) place = dirname(place);
  if (!statSync(place).isDirectory()) return `${place} is not a folder. Name another one in DATA_DIR.`;
  for (const name of place === folder ? WRITTEN : ['']) {
    const path = join(place, name);
    if (existsSync(path) && !isWritable(path)) {
      const who = process.getuid?.() ?? 'unknown';
      return `${path} may not be written by this user (${who}). Change its owner, or DATA_DIR.`;
    }
  }
  return undefined;
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false; // another's, or of a file system that is only read
  }
}
