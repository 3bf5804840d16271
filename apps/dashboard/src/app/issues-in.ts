import { ERRORS } from '@desirepath/contract/errors';
import { readIssue, readSentence } from '@desirepath/contract/read-issue';
import type { z } from 'zod';
import { i18n } from '../language/i18n.ts';
import { issueWords } from './issue-words.ts';

/** What the contract has against something, each with its path: the same that the server would say. */
export const issuesIn = (error: z.ZodError | undefined): { path: string; message: string }[] =>
  error?.issues.map((found) => {
    const issue = readIssue(found);
    return { path: issue.path, message: issueWords(issue) };
  }) ?? [];

/** The first of it, as it stands beside the field. */
export const firstIssueIn = (error: z.ZodError | undefined): string | undefined => issuesIn(error)[0]?.message;

/** A sentence of the server, such as why a job failed, in the language of the page. */
export function inWords(sentence: string): string {
  const [code] = Object.entries(ERRORS).find(([, { message }]) => message === sentence) ?? [];
  const refusal = `refusal ${code}`;
  if (refusal in i18n.messages) return i18n.t(refusal);
  return issueWords({ message: sentence, ...readSentence(sentence) });
}
