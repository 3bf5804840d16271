import { appError } from '../../../errors/app-error.ts';
import { Refused } from '../../../errors/refused.ts';
import { engineErrorType } from '../engine-error.ts';

/** What names no error of the engine did not come from the engine: nobody answered, or something in between did. */
export const isAway = (error: unknown): boolean => engineErrorType(error) === undefined;

/** As whoever asked is told. The engine's own errors are looked at by others. */
export const answerError = (error: unknown): unknown =>
  isAway(error) ? appError('storage_unavailable', { cause: error }) : error;

const WHO = new Set([
  'AUTHENTICATION_FAILED',
  'REQUIRED_PASSWORD',
  'WRONG_PASSWORD',
  'UNKNOWN_USER',
  'IP_ADDRESS_NOT_ALLOWED',
]);

/** Why a start is not possible, for the person who gave the address. @param host without the password */
export function startError(error: unknown, host: string): unknown {
  const type = engineErrorType(error);
  const options = { cause: error };
  if (type === undefined) {
    return new Refused(
      'behaviour_away',
      `Nothing that is ClickHouse answers at ${host} (CLICKHOUSE_URL): ${reasonOf(error)}`,
      options,
    );
  }
  if (WHO.has(type)) {
    return new Refused('behaviour_refused', `${host} does not take the user and password of CLICKHOUSE_URL.`, options);
  }
  if (type === 'ACCESS_DENIED') {
    return new Refused(
      'behaviour_refused',
      `The user of CLICKHOUSE_URL may not do what is needed: ${reasonOf(error)}`,
      options,
    );
  }
  return error;
}

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  // Several addresses of one name fail by one error without words.
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error.message;
};
