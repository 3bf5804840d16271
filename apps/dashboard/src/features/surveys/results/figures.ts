import type { AnswersQuestion, QuestionResult } from '@desirepath/contract/survey-results';
import type { Client } from '../../../app/api.ts';

export type Results = Awaited<ReturnType<Client['surveyResults']['results']>>;

/** Which answers a view is about. */
export type Asked = AnswersQuestion & { from: string; to: string };

/** Where the file of all these answers is. */
export function exportAddress({ id, ...asked }: Asked): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value !== undefined) params.set(name, String(value));
  return `/api/surveys/surveys/${id}/export?${params}`;
}

/** `NPS 32`, `CSAT 81 %`. */
export function scoreWords({ kind, value, low, high }: NonNullable<QuestionResult['score']>) {
  const unit = kind === 'nps' ? '' : ' %';
  const whole = (number: number) => `${Math.round(number)}`.replace('-', '−');
  return { name: kind.toUpperCase(), value: whole(value) + unit, interval: `${whole(low)} to ${whole(high)}${unit}` };
}

/** How the three parts of a score are called, and which numbers they are, as conditions name them. */
export const SCORE_PARTS = {
  nps: { good: ['Promoters', '9..10'], middle: ['Passives', '7..8'], bad: ['Detractors', '0..6'] },
  csat: { good: ['Satisfied', '4..5'], middle: ['Neutral', '3..3'], bad: ['Dissatisfied', '1..2'] },
  ces: { good: ['Easy', '5..7'], middle: ['Neutral', '4..4'], bad: ['Hard', '1..3'] },
} as const;

/** Whether what was answered can be counted by choices. */
export const isChoosable = ({ options }: QuestionResult): boolean => options.length > 0;
