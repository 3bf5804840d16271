/**
 * The engine's own name for what went wrong, such as `TIMEOUT_EXCEEDED`; undefined for an error that is not the engine's.
 * Known by its shape: chdb and the client each bring a class of their own.
 */
export function engineErrorType(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('type' in error && typeof error.type === 'string') return error.type;
  // What chdb throws by itself has it at the end of the engine's sentence, which may quote what a visitor wrote.
  return 'clickhouseCode' in error ? [...error.message.matchAll(/\(([A-Z][A-Z\d_]+)\)/g)].at(-1)?.[1] : undefined;
}

/** CANNOT_PARSE_*, INCORRECT_DATA and their like: a fault of the rows, found before anything is written. */
const UNREADABLE =
  /^(CANNOT_(PARSE|READ_\w+_FROM_TEXT|CONVERT)|INCORRECT_DATA|TYPE_MISMATCH|VALUE_IS_OUT_OF_RANGE|DUPLICATE_COLUMN)/;

export const isUnreadable = (error: unknown): boolean => UNREADABLE.test(engineErrorType(error) ?? '');
