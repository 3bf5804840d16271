import type { LiveSurvey } from '@desirepath/contract/survey-live';
import type { SurveyQuestion } from '@desirepath/contract/survey-questions';
import { languageOf } from '../widget/language.ts';
import type { Answers } from './flow.ts';
import { spokenIn } from './words.ts';

/** A survey in the language of one visitor. */
export interface Speech {
  language: string;
  /** The text at a place, see `surveyFields`; `own` is that of the survey's own language. */
  say(key: string, own?: string): string;
}

/** Says a survey in the first of `languages` that it has. */
export const speechOf = (survey: LiveSurvey, languages: readonly string[]): Speech => {
  const { language: first, translations } = survey;
  const language = languageOf(languages, [first, ...Object.keys(translations)]) ?? first;
  const spoken = translations[language] ?? {};
  const words = spokenIn(language);
  return {
    language,
    say: (key, own = '') => spoken[key] || own || words[key] || '',
  };
};

const SLOT = /\{\{(answer|attribute):([\w. -]+)(?:\|([^}]*))?\}\}/g;

/** Puts into a text what was answered before, and what is known of the visitor. */
export const pipe = (
  text: string,
  { questions }: Pick<LiveSurvey, 'questions'>,
  answers: Answers,
  attributes: Readonly<Record<string, string>>,
  { say }: Speech,
): string =>
  text.replace(SLOT, (_, kind: string, name: string, otherwise = '') => {
    const known =
      kind === 'attribute'
        ? attributes[name]
        : inWords(
            questions.find(({ id }) => id === name),
            answers,
            say,
          );
    return known || otherwise;
  });

/** An answer as its visitor would say it. */
const inWords = (question: SurveyQuestion | undefined, answers: Answers, say: Speech['say']): string => {
  const answer = question && answers.get(question.id);
  if (!answer) return '';
  const options = 'options' in question ? question.options : [];
  const nameOf = (value: string | number) => {
    const option = options.find(({ id }) => id === value);
    return option ? say(`${question.id}.options.${option.id}`, option.text) : (answer.other ?? String(value));
  };
  const { value } = answer;
  if (Array.isArray(value)) return value.map(nameOf).join(', ');
  return typeof value === 'string' || typeof value === 'number' ? nameOf(value) : '';
};
