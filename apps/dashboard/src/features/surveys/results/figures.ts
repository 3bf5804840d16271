import type { Clause } from '@desirepath/contract/conditions';
import type { AnswersQuestion, QuestionResult } from '@desirepath/contract/survey-results';
import { t } from '@lingui/core/macro';
import type { Client } from '../../../app/api.ts';
import { stringifySearch } from '../../../app/search.ts';
import { formatShare } from '../../../ui/format.ts';

export type Results = Awaited<ReturnType<Client['surveyResults']['results']>>;

/** Which answers a view is about. */
export type Asked = AnswersQuestion & { from: string; to: string };

/** Where the file of all these answers is. */
export const exportAddress = ({ id, ...asked }: Asked): string =>
  `/api/surveys/surveys/${id}/export${stringifySearch(asked)}`;

/** That a survey was answered, of the version and in the language that a view is about: the condition behind a figure. */
export function answeredSurvey({ id, version, shown_in }: Asked) {
  const traits = [
    ...(version === undefined ? [] : [`version=${version}`]),
    ...(shown_in === undefined ? [] : [`language=${shown_in}`]),
  ];
  return { kind: 'survey', not: false, text: id, ...(traits.length > 0 && { with: traits }) } satisfies Clause;
}

/** Whether the answers of one version or language are asked for, and not all. */
export const isOfPart = ({ version, shown_in }: Pick<Asked, 'version' | 'shown_in'>): boolean =>
  version !== undefined || shown_in !== undefined;

/**
 * The share of those shown a survey who answered it. Who answers by its link was shown nothing; and of those shown, which version and
 * language is not known, so that there is none of one of these.
 */
export function shareAnswered(
  { shown, in_visits }: Pick<Results, 'shown' | 'in_visits'>,
  asked: Pick<Asked, 'version' | 'shown_in'>,
): number | undefined {
  if (shown === 0 || isOfPart(asked)) return undefined;
  // A page may have been left before it told that it showed something.
  return Math.min(1, in_visits / shown);
}

/** That a question of it was answered in this way. */
export const answered = (asked: Asked, question: string, answer: string) =>
  ({ ...answeredSurvey(asked), question, answer }) satisfies Clause;

/** `NPS 32`, `CSAT 81%`. */
export function scoreWords({ kind, value, low, high }: NonNullable<QuestionResult['score']>) {
  const words = (number: number) =>
    kind === 'nps' ? `${Math.round(number)}`.replace('-', '−') : formatShare(number / 100, true);
  return { name: kind.toUpperCase(), value: words(value), interval: t`${words(low)} to ${words(high)}` };
}

/** From where to where an axis goes for scores between two: by whole twenties, so that it does not leave the scale. */
export const scoreAxis = ([least, most]: readonly [number, number]): [number, number] => {
  const from = Math.min(80, Math.floor(least / 20) * 20);
  return [from, Math.max(from + 20, Math.ceil(most / 20) * 20)];
};

/** Whether what was answered can be counted by choices. */
export const isChoosable = ({ options }: QuestionResult): boolean => options.length > 0;
