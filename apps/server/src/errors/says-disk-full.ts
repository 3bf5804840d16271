import { isOfSystem } from './is-of-system.ts';
import { sqliteCode } from './sqlite-code.ts';

/** What the system says of a disk, or of a user's share of it, that takes no more. */
const OF_SYSTEM = new Set<string | undefined>(['ENOSPC', 'EDQUOT']);
/** As `sqliteCode` has it. */
const SQLITE_FULL = 13;
/** The SQLSTATE of PostgreSQL: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const OF_POSTGRES = '53100';

/** Whether something could not be written for want of room, wherever it was to be kept. */
export function saysDiskFull(error: unknown): boolean {
  if (sqliteCode(error) === SQLITE_FULL) return true;
  if (isOfSystem(error)) return OF_SYSTEM.has(error.code);
  return error instanceof Error && 'code' in error && error.code === OF_POSTGRES;
}
