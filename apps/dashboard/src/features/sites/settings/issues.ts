import { siteSettings } from '@desirepath/contract/site-settings';
import { t } from '@lingui/core/macro';
import { issuesIn } from '../../../app/issues-in.ts';
import type { Problem } from '../../../app/problem.ts';
import type { SiteChanges } from './parts.ts';

/** What the contract has against the settings that are asked for: the same that the server would say. */
export function problemWith({ settings }: SiteChanges): Problem | undefined {
  const read = siteSettings.partial().safeParse(settings ?? {});
  if (read.success) return undefined;
  return {
    code: 'invalid_input',
    message: t`Some of this is not valid.`,
    issues: issuesIn(read.error).map(({ path, message }) => ({ path: `settings.${path}`, message })),
  };
}

/** What is wrong with a list, or with the first of its values that something is wrong with. */
export function listIssue(problem: Problem | undefined, path: string, values: readonly string[]): string | undefined {
  for (const issue of problem?.issues ?? []) {
    if (issue.path === path) return issue.message;
    if (!issue.path.startsWith(`${path}.`)) continue;
    const value = values[Number(issue.path.slice(path.length + 1))];
    return value === undefined ? issue.message : t`“${value}”: ${issue.message}`;
  }
  return undefined;
}
