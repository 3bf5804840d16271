import { conditionsText, marksText, writeCondition } from '@desirepath/contract/conditions';
import { t } from '@lingui/core/macro';
import type { ConditionForm } from './condition-forms.ts';

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
  const result = (form.group === 'Marks' ? marksText : conditionsText).safeParse(text);
  if (result.success) return { text };
  const isEmpty = form.fields.some(({ name, isMany }) => isMany && given[name]?.length === 0);
  return { problem: isEmpty ? t`Give at least one.` : plain(result.error.issues[0]?.message ?? '', text) };
}

/** Without the text of the condition, which stands before the reason. */
const plain = (message: string, text: string) => (message.startsWith(text) ? message.slice(text.length + 2) : message);
