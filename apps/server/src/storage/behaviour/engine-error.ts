/**
 * The engine's own name for what went wrong, such as `TIMEOUT_EXCEEDED`; undefined for an error that is not the engine's.
 * Known by its shape: chdb and the client each bring a class of their own.
 */
export function engineErrorType(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('type' in error && typeof error.type === 'string') return error.type;
  // What chdb throws by itself has it at the end of the engine's sentence.
  return 'clickhouseCode' in error ? /\(([A-Z][A-Z\d_]+)\)/.exec(error.message)?.[1] : undefined;
}
