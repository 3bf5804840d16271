import { existsSync } from 'node:fs';
import { Refused } from '../errors/refused.ts';
import { engineErrorType } from './behaviour/engine-error.ts';
import { diskSpace } from './disk-space.ts';

/** Result codes of SQLite: https://sqlite.org/rescode.html */
const [SQLITE_CORRUPT, SQLITE_FULL, SQLITE_NOTADB] = [11, 13, 26];

/** So little is left of a disk that is full: the engine takes a megabyte at a time. */
const NO_ROOM = 16e6;

/**
 * What the system or a store says, where it is nothing that the program could have done otherwise, as what a person can put right.
 * @param folder the data folder; @returns undefined for all else
 */
export function refusalOf(cause: unknown, folder: string): Refused | undefined {
  const code = sqliteCode(cause);
  if (code === SQLITE_CORRUPT || code === SQLITE_NOTADB) {
    const message = `records.sqlite in ${folder} is damaged (${(cause as Error).message}). Restore a backup into another folder.`;
    return new Refused('records_damaged', message, { cause });
  }
  const saysFull =
    code === SQLITE_FULL || engineErrorType(cause) === 'NOT_ENOUGH_SPACE' || systemCode(cause) === 'ENOSPC';
  // What is said by a store elsewhere is of the disk there.
  if (!saysFull || !existsSync(folder) || diskSpace(folder).free_bytes > NO_ROOM) return undefined;
  const message = `The disk that ${folder} is on is full. Nothing was lost: make room, and try again.`;
  return new Refused('disk_too_full', message, { cause });
}

const sqliteCode = (cause: unknown) => (cause instanceof Error && 'errcode' in cause ? cause.errcode : undefined);
const systemCode = (cause: unknown) => (cause instanceof Error && 'code' in cause ? cause.code : undefined);
