/**
 * The primary result code of an error that SQLite has thrown, which is the last byte of the code that comes with it; undefined for
 * all other errors: https://sqlite.org/rescode.html
 */
export const sqliteCode = (error: unknown): number | undefined =>
  error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : undefined;
