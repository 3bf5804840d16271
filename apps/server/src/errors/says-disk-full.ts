import { isOfSystem } from './is-of-system.ts';

/** What the system says of a disk, or of a user's share of it, that takes no more. */
const OF_SYSTEM = new Set<string | undefined>(['ENOSPC', 'EDQUOT']);
/** The primary result code of SQLite, which is the last byte of those it gives: https://sqlite.org/rescode.html */
const SQLITE_FULL = 13;
/** The SQLSTATE of PostgreSQL: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const OF_POSTGRES = '53100';

/** Whether something could not be written for want of room, wherever it was to be kept. */
export function saysDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('errcode' in error) return (Number(error.errcode) & 0xff) === SQLITE_FULL;
  return isOfSystem(error) ? OF_SYSTEM.has(error.code) : 'code' in error && error.code === OF_POSTGRES;
}
