import type { Answer, SurveyQuestion } from '@desirepath/contract/survey-questions';

/** What a question is answered with. */
export interface Field {
  element: HTMLElement;
  /** Undefined while nothing is given. */
  read(): Given | undefined;
  /** The key of the words that say what is wrong, of what can be wrong besides that nothing is given. */
  problem?(): string | undefined;
  /** What takes the focus when it is asked for. */
  target(): HTMLElement | null;
}
export type Given = Pick<Answer, 'value' | 'other'>;

/** What fields are made with. */
export interface FieldOptions<Question = SurveyQuestion> {
  question: Question;
  /** The text at a place of the question: `options.o1`. */
  say(key: string, own?: string): string;
  /** What the script itself says. */
  word(name: string): string;
  /** What was given before, when one comes back to it. */
  before: Given | undefined;
  random(): number;
}
export type MakeField<Type extends SurveyQuestion['type']> = (
  options: FieldOptions<Extract<SurveyQuestion, { type: Type }>>,
) => Field;

/** What names and describes a control: the question, and what is said of it. */
export const NAMED = { 'aria-labelledby': 'q', 'aria-describedby': 'd p' };
