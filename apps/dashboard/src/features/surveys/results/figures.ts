import type { Clause } from '@desirepath/contract/conditions';
import type { AnswersQuestion, QuestionResult } from '@desirepath/contract/survey-results';
import type { Client } from '../../../app/api.ts';
import { stringifySearch } from '../../../app/search.ts';

export type Results = Awaited<ReturnType<Client['surveyResults']['results']>>;

/** Which answers a view is about. */
export type Asked = AnswersQuestion & { from: string; to: string };

/** Where the file of all these answers is. */
export const exportAddress = ({ id, ...asked }: Asked): string =>
  `/api/surveys/surveys/${id}/export${stringifySearch(asked)}`;

/** That a question was answered in this way: the condition behind a figure. */
export const answered = (survey: string, question: string, answer: string) =>
  ({ kind: 'survey', not: false, text: survey, question, answer }) satisfies Clause;

/** `NPS 32`, `CSAT 81 %`. */
export function scoreWords({ kind, value, low, high }: NonNullable<QuestionResult['score']>) {
  const unit = kind === 'nps' ? '' : ' %';
  const whole = (number: number) => `${Math.round(number)}`.replace('-', '−');
  return { name: kind.toUpperCase(), value: whole(value) + unit, interval: `${whole(low)} to ${whole(high)}${unit}` };
}

/** Whether what was answered can be counted by choices. */
export const isChoosable = ({ options }: QuestionResult): boolean => options.length > 0;
