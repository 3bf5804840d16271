import { type Answer, OTHER, type SurveyQuestion } from '@desirepath/contract/survey-questions';
import { choicesOf } from './figures.ts';

/** The words for what is chosen, of rows of a matrix too. */
export const wordsOf = (question: SurveyQuestion): ReadonlyMap<string, string> =>
  new Map(
    [...choicesOf(question), ...(question.type === 'matrix' ? question.rows : [])].map(({ id, text }) => [id, text]),
  );

/** An answer as a person reads it. */
export function inWords(answer: Answer | undefined, texts: ReadonlyMap<string, string> = new Map()): string | number {
  if (!answer) return '';
  const { value, other } = answer;
  const word = (id: string) => (id === OTHER && other ? other : (texts.get(id) ?? id));
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 'yes' : '';
  if (typeof value === 'string') return word(value);
  if (Array.isArray(value)) return value.map(word).join('; ');
  return Object.entries(value)
    .map(([row, column]) => `${word(row)}: ${word(column)}`)
    .join('; ');
}
