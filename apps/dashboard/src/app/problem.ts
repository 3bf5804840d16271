import type { ErrorBody, ErrorCode } from '@desirepath/contract/errors';
import { ERRORS, isErrorCode } from '@desirepath/contract/errors';
import { t } from '@lingui/core/macro';
import { ORPCError } from '@orpc/client';
import { CancelledError } from '@tanstack/react-query';
import { i18n } from '../language/i18n.ts';
import { issueWords } from './issue-words.ts';

/**
 * Why something did not work, in words for a person. `unreachable`: no answer came from the server at all; `part_missing`: code of the dashboard
 * itself did not come; `cancelled`: who asked did not want to wait.
 */
export interface Problem {
  code: ErrorCode | 'unreachable' | 'part_missing' | 'cancelled' | 'unexpected';
  message: string;
  issues: NonNullable<ErrorBody['issues']>;
}

export const isErrorBody = (body: unknown): body is ErrorBody =>
  typeof body === 'object' &&
  body !== null &&
  'code' in body &&
  typeof body.code === 'string' &&
  isErrorCode(body.code) &&
  'message' in body &&
  typeof body.message === 'string';

/** Of proxies whose server does not answer. What our own server refuses by these has a code of ours. */
const OF_PROXIES: ReadonlySet<number> = new Set([502, 503, 504]);

/** As Chromium, Firefox, Safari and Vite say it. */
const OF_IMPORTS = /dynamically imported module|importing a module script|unable to preload/i;

/** What stands for an `import()` that failed, where something else than that loads code. */
export class PartMissing extends Error {}

/** A newer version has other files, of which a page that was opened before knows nothing. */
export const isPartMissing = (error: unknown): boolean =>
  error instanceof PartMissing || (error instanceof Error && OF_IMPORTS.test(error.message));

export function problemOf(error: unknown): Problem {
  if (error instanceof ORPCError && isErrorCode(error.code)) {
    // The issues were put there by the decoder in api.ts, from an `ErrorBody`.
    const data = error.data as { issues?: Problem['issues'] } | undefined;
    const issues = data?.issues ?? [];
    return {
      code: error.code,
      message: refusal(error.code, error.message, issues),
      issues: issues.map((issue) => ({ ...issue, message: issueWords(issue) })),
    };
  }
  if (isPartMissing(error)) {
    const message = t`A part of the dashboard could not be loaded. There may be a newer version than the one that is open.`;
    return { code: 'part_missing', message, issues: [] };
  }
  // `fetch` throws a TypeError when no connection could be made, and nothing else that reaches this place does.
  const hasNoAnswer = error instanceof TypeError && /fetch|network|load failed/i.test(error.message);
  if (hasNoAnswer || (error instanceof ORPCError && OF_PROXIES.has(error.status))) {
    return { code: 'unreachable', message: t`The server cannot be reached. Is it running?`, issues: [] };
  }
  if (error instanceof CancelledError)
    return { code: 'cancelled', message: t`This question was cancelled before it was answered.`, issues: [] };
  return { code: 'unexpected', message: t`Something unexpected went wrong in the dashboard.`, issues: [] };
}

/** What the server says in English, in the language of the page. */
function refusal(code: ErrorCode, message: string, issues: Problem['issues']): string {
  const id = `refusal ${code}`;
  if (ERRORS[code].message === message) return id in i18n.messages ? i18n.t(id) : message;
  // A more exact sentence is that of an issue.
  const exact = issues.find((issue) => issue.message === message);
  return exact ? issueWords(exact) : message;
}

/** What is wrong with one field of a form, if that is known. */
export const issueOf = (problem: Problem | undefined, path: string): string | undefined =>
  problem?.issues.find((issue) => issue.path === path)?.message;

const TRANSIENT: ReadonlySet<Problem['code']> = new Set([
  'unreachable',
  'ingest_busy',
  'storage_unavailable',
  'request_timeout',
]);

/** Worth asking again shortly, without the person doing anything. */
export const isTransient = (error: unknown): boolean => TRANSIENT.has(problemOf(error).code);
