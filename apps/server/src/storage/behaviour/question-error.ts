import { appError } from '../../errors/app-error.ts';
import { engineErrorType } from './engine-error.ts';

/** The engine alone knows which regular expressions it takes. */
const BAD_PATTERN = { message: 'A regular expression is not valid. They are those of RE2.' };

/** The question, not the store, is at fault. */
const TOO_HEAVY = new Set(['TIMEOUT_EXCEEDED', 'MEMORY_LIMIT_EXCEEDED', 'TOO_MANY_ROWS', 'TOO_MANY_BYTES', 'TOO_SLOW']);

/** A server, or another behind it, that is busy or away. */
const AWAY = new Set([
  'TOO_MANY_SIMULTANEOUS_QUERIES',
  'NETWORK_ERROR',
  'SOCKET_TIMEOUT',
  'ALL_CONNECTION_TRIES_FAILED',
  'ALL_REPLICAS_ARE_STALE',
  'TABLE_IS_READ_ONLY',
  'KEEPER_EXCEPTION',
  'NO_ZOOKEEPER',
]);

/** What a question failed by, as whoever asked is told. */
export function questionError(error: unknown): unknown {
  const type = engineErrorType(error) ?? '';
  if (type === 'S3_ERROR') return appError('replays_unavailable', { cause: error });
  if (type === 'CANNOT_COMPILE_REGEXP') return appError('invalid_input', { ...BAD_PATTERN, cause: error });
  if (AWAY.has(type)) return appError('storage_unavailable', { cause: error });
  return TOO_HEAVY.has(type) ? appError('query_too_heavy', { cause: error }) : error;
}
