/**
 * The engine's own name for what went wrong, such as `TIMEOUT_EXCEEDED`; undefined for an error that is not the engine's.
 * Known by its shape: chdb and the client each bring a class of their own.
 */
export function engineErrorType(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('type' in error) || typeof error.type !== 'string') return undefined;
  return error.type;
}
