import { conditionsText, marksText, writeCondition } from '@desirepath/contract/conditions';
import { sentenceOf } from '@desirepath/contract/issues';
import { readIssue } from '@desirepath/contract/read-issue';
import { t } from '@lingui/core/macro';
import type { z } from 'zod';
import { issueWords } from '../issue-words.ts';
import { type ConditionForm, isMark } from './condition-forms.ts';

/** What was given for each field of a form, by its name. */
export type FormValues = Record<string, string | readonly string[]>;

/** The text of the condition that a form was filled in for, or what is wrong with it. */
export function fillIn(
  form: ConditionForm,
  isNot: boolean,
  values: FormValues,
): { text: string } | { problem: string } {
  const given = Object.fromEntries(
    form.fields.map(({ name, isMany }) => {
      const value = values[name] ?? (isMany ? [] : '');
      return [name, typeof value === 'string' ? value.trim() : value.map((one) => one.trim()).filter(Boolean)];
    }),
  );
  const text = writeCondition(form.kind, isNot, given);
  const result = (isMark(form) ? marksText : conditionsText).safeParse(text);
  if (result.success) return { text };
  const isEmpty = form.fields.some(({ name, isMany }) => isMany && given[name]?.length === 0);
  return { problem: isEmpty ? t`Give at least one.` : withoutPart(result.error) };
}

/** Only the reason: the condition that it is about is the one being filled in. */
function withoutPart({ issues: [found] }: z.ZodError): string {
  if (!found) return '';
  const { code, values: { in: _, ...values } = {}, message } = readIssue(found);
  return issueWords(code ? { code, values, message: sentenceOf(code, values) } : { message });
}
