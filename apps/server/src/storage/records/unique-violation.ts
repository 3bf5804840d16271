/** SQLite's extended result codes SQLITE_CONSTRAINT_UNIQUE and SQLITE_CONSTRAINT_PRIMARYKEY. */
const SQLITE = new Set<unknown>([2067, 1555]);
/** PostgreSQL's SQLSTATE unique_violation. */
const POSTGRES = '23505';

/** Whether a statement failed because a unique value was there already. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, errcode }: Error & { code?: unknown; errcode?: unknown } = error;
  return code === POSTGRES || (code === 'ERR_SQLITE_ERROR' && SQLITE.has(errcode));
}
