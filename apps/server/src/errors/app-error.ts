import { ERRORS, type ErrorBody, type ErrorCode, isErrorCode } from '@desirepath/contract/errors';
import { readIssue } from '@desirepath/contract/read-issue';
import { ORPCError, ValidationError } from '@orpc/server';
import { saysDiskFull } from './says-disk-full.ts';

type Issues = NonNullable<ErrorBody['issues']>;

interface Details {
  issues?: Issues;
  /** In place of the catalogue's sentence, where a more exact one helps the person. */
  message?: string;
  /** Seconds after which it is worth while to try again, where that is known. */
  retryAfter?: number;
  /** For the log only. */
  cause?: unknown;
}

/** A refusal out of the contract's catalogue. An ORPCError, so that oRPC answers with its status. */
export class AppError extends ORPCError<ErrorCode, Issues | undefined> {
  retryAfter: number | undefined;
}

/** @example throw appError('site_not_found') */
export function appError(code: ErrorCode, details: Details = {}): AppError {
  const { status, message } = ERRORS[code];
  const make = () =>
    new AppError(code, { status, message: details.message ?? message, data: details.issues, cause: details.cause });
  const error = status < 500 ? withoutStack(make) : make();
  error.retryAfter = details.retryAfter;
  return error;
}

/** Refusals come by the thousand, and nobody reads where in the code one was made: to note it took longer than anything else we do for one. */
function withoutStack<Made>(make: () => Made): Made {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return make();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Whether it is the question that asks for too much: put again, it does so again. */
export const isTooHeavy = (error: unknown): error is AppError =>
  error instanceof AppError && error.code === 'query_too_heavy';

/** Whether it was given up, since who asked for it does not wait any more: nothing has failed. */
export const isGivenUp = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

/** Overload is over within seconds: ingest writes 20 times a second, and sheds what is more than it can. */
const RETRY_AFTER = 2;

/** The headers that HTTP wants beside the body of a refusal. */
export function refusalHeaders(error: unknown): Record<string, string> {
  const { status } = toErrorBody(error);
  if (status === 401) return { 'www-authenticate': 'Bearer' };
  const retryAfter = error instanceof AppError ? error.retryAfter : undefined;
  const seconds = retryAfter ?? (status === 503 ? RETRY_AFTER : undefined);
  return seconds === undefined ? {} : { 'retry-after': String(seconds) };
}

/** What goes over the wire for anything that was thrown. Nothing of an unforeseen error leaves the server. */
export function toErrorBody(error: unknown): { status: number; body: ErrorBody } {
  if (error instanceof ORPCError && isErrorCode(error.code)) {
    // An error with one of our codes was made by appError, whose data are issues.
    const issues = error.data as Issues | undefined;
    return answer(error.code, error.message, issues);
  }
  const code = codeOf(error);
  return answer(code, ERRORS[code].message, issuesOf(error));
}

function answer(code: ErrorCode, message: string, issues: Issues | undefined): { status: number; body: ErrorBody } {
  return { status: ERRORS[code].status, body: issues ? { code, message, issues } : { code, message } };
}

/** Names that Fastify and Node give to the faults of a body. */
const BY_NAME: Record<string, ErrorCode> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid_json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid_json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'incomplete_body',
  ECONNRESET: 'incomplete_body',
};

/** Everything else that a library refuses with a status of its own. */
const BY_STATUS: Record<number, ErrorCode> = {
  404: 'not_found',
  405: 'method_not_allowed',
  408: 'request_timeout',
  413: 'body_too_large',
  415: 'unsupported_media_type',
  429: 'rate_limited',
};

function codeOf(error: unknown): ErrorCode {
  // oRPC puts what it does not know into an error of its own.
  if (saysDiskFull(error instanceof ORPCError ? error.cause : error)) return 'storage_full';
  const { code, status } = nameAndStatus(error);
  if (code === 'FST_ERR_HANDLER_TIMEOUT') return 'storage_unavailable'; // it stood in line for that long
  if (status === undefined || status < 400 || status >= 500) return 'internal';
  if (isJsonFault(error)) return 'invalid_json';
  return BY_NAME[code] ?? BY_STATUS[status] ?? 'invalid_input';
}

/** oRPC's errors carry `status`, Fastify's and its plugins' `statusCode`. */
function nameAndStatus(error: unknown): { code: string; status: number | undefined } {
  if (!(error instanceof Error)) return { code: '', status: undefined };
  const {
    code = '',
    status,
    statusCode = status,
  }: Error & { code?: unknown; status?: unknown; statusCode?: unknown } = error;
  return { code: String(code), status: typeof statusCode === 'number' ? statusCode : undefined };
}

/** Where oRPC reads the body itself, the parser's error comes as the cause of its own. */
const isJsonFault = (error: unknown) => error instanceof Error && error.cause instanceof SyntaxError;

function issuesOf(error: unknown): Issues | undefined {
  // The same check of an *answer* failing is our fault: it comes with status 500 and stays here.
  if (!(error instanceof ORPCError) || error.status !== 400 || !(error.cause instanceof ValidationError)) return;
  return error.cause.issues.map(readIssue);
}
