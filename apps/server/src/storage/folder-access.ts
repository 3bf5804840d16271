import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { isOfSystem } from '../errors/is-of-system.ts';
import { Refused } from '../errors/refused.ts';

const { R_OK, W_OK, X_OK } = constants;

/**
 * Makes a folder, with all above it, where there is none: for this user alone, as it holds what visitors did and who has an account. Who
 * may enter one that is there has been chosen by somebody. @throws Refused folder_unusable
 */
export function makeFolder(folder: string): void {
  const trouble = troubleWithFolder(folder);
  if (trouble) throw new Refused('folder_unusable', trouble);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    if (!isOfSystem(cause)) throw cause;
    const sentence = `${folder} cannot be made (${cause.code}). Name another one in DATA_DIR.`;
    throw new Refused('folder_unusable', sentence, { cause });
  }
}

/** The settings that name a folder. */
type Setting = 'DATA_DIR' | 'BACKUP_DIR';

/** What keeps this user from working in a folder, or from making it; undefined where nothing does. @param setting which names it */
export function troubleWithFolder(folder: string, setting: Setting = 'DATA_DIR'): string | undefined {
  const place = nearestOf(folder);
  if (!statSync(place).isDirectory()) return `${place} is not a folder. Name another one in ${setting}.`;
  return troubleWith(place, setting);
}

/** The folder itself, or what is there of the way to it. */
export function nearestOf(folder: string): string {
  for (let place = folder; ; place = dirname(place)) {
    if (existsSync(place) || dirname(place) === place) return place;
  }
}

/** Of a file that is to be written to, once it is there. @throws Refused folder_unusable */
export function refuseUnwritable(file: string): void {
  const trouble = troubleWith(file);
  if (trouble) throw new Refused('folder_unusable', trouble);
}

/** What keeps this user from writing to a file or a folder that is there; undefined where nothing does. */
export function troubleWith(path: string, setting: Setting = 'DATA_DIR'): string | undefined {
  if (!existsSync(path)) return undefined;
  const isFolder = statSync(path).isDirectory();
  try {
    accessSync(path, R_OK | W_OK | (isFolder ? X_OK : 0));
    return undefined;
  } catch (cause) {
    if (isOfSystem(cause) && cause.code === 'EROFS') {
      return `${path} is on a file system that can only be read. Name a folder on another one in ${setting}.`;
    }
    const who = process.getuid?.() ?? 'unknown';
    return `${path} may not be written by this user (${who}). Change its owner, or ${setting}.`;
  }
}
