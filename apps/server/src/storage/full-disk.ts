import { existsSync } from 'node:fs';
import { Refused } from '../errors/refused.ts';
import { saysDiskFull } from '../errors/says-disk-full.ts';
import { sqliteCode } from '../errors/sqlite-code.ts';
import { engineErrorType } from './behaviour/engine-error.ts';
import { diskSpace } from './disk-space.ts';

/** So little is left of a disk that is full: the engine takes a megabyte at a time. */
const NO_ROOM = 16e6;

/** As `sqliteCode` has it. */
const SQLITE_IOERR = 10;

/** What failed because the disk of the data folder is full, as what a person can put right; undefined for all else. */
export function fullDisk(cause: unknown, folder: string): Refused | undefined {
  // SQLite says no more than this of files that it could not make; and what the engine says may be of a disk elsewhere.
  const mayBe = sqliteCode(cause) === SQLITE_IOERR || engineErrorType(cause) === 'NOT_ENOUGH_SPACE';
  const hasRoom = () => !existsSync(folder) || diskSpace(folder).free_bytes > NO_ROOM;
  if (!saysDiskFull(cause) && (!mayBe || hasRoom())) return undefined;
  const message = `The disk that ${folder} is on is full. Nothing was lost: make room, and try again.`;
  return new Refused('disk_too_full', message, { cause });
}
