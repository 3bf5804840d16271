import type { QuestionType, SurveyQuestion } from '@desirepath/contract/survey-questions';
import { checkSurvey } from '@desirepath/contract/survey-sound';
import { type Survey, type SurveyFields, surveyFields } from '@desirepath/contract/surveys';

/** What of a survey is edited. */
export const draftOf = (survey: Survey): SurveyFields => surveyFields.parse(survey);

/** An id that nothing of a survey has, since what was answered is kept under it: `q7`. */
export function newId(prefix: string, taken: readonly { id: string }[]): string {
  const ids = new Set(taken.map(({ id }) => id));
  let number = taken.length + 1;
  while (ids.has(prefix + number)) number++;
  return prefix + number;
}

const options = (...texts: string[]) => texts.map((text, index) => ({ id: `o${index + 1}`, text }));

/** A question to begin with. */
export function newQuestion(type: QuestionType, id: string): SurveyQuestion {
  const common = { id, text: START_TEXTS[type], description: '', required: false, branches: [] };
  const ends = { low: '', high: '' };
  switch (type) {
    case 'rating':
      return { ...common, type, look: 'stars', steps: 5, ...ends };
    case 'csat':
      return { ...common, type, look: 'faces', ...ends };
    case 'nps':
    case 'ces':
      return { ...common, type, ...ends };
    case 'single_choice':
      return { ...common, type, options: options('First', 'Second'), other: '', shuffle: false };
    case 'multiple_choice':
      return { ...common, type, options: options('First', 'Second'), other: '', shuffle: false, most: null };
    case 'ranking':
      return { ...common, type, options: options('First', 'Second'), shuffle: false };
    case 'matrix':
      return {
        ...{ ...common, type, shuffle: false },
        rows: [{ id: 'r1', text: 'Price' }],
        columns: [
          { id: 'c1', text: 'Good' },
          { id: 'c2', text: 'Bad' },
        ],
      };
    case 'short_text':
    case 'long_text':
    case 'email':
      return { ...common, type, placeholder: '' };
    case 'consent':
      return { ...common, type, label: 'I agree' };
    case 'statement':
      return { ...common, type };
    case 'link':
      return { ...common, type, label: 'Have a look', url: 'https://' };
  }
}

const START_TEXTS: Record<QuestionType, string> = {
  rating: 'How do you like it?',
  nps: 'How likely are you to recommend us to a friend or colleague?',
  csat: 'How satisfied are you?',
  ces: 'It was easy to do what I came for.',
  single_choice: 'Which one is it?',
  multiple_choice: 'Which of these?',
  ranking: 'Put these in order, best first.',
  matrix: 'What do you think of these?',
  short_text: 'What were you looking for?',
  long_text: 'Would you tell us more?',
  email: 'May we write to you?',
  consent: 'May we contact you about your answers?',
  statement: 'Thank you for your time.',
  link: 'There is more to read.',
};

/** Without a question, and without the ways that led to it or asked for its answer. */
export function withoutQuestion(draft: SurveyFields, id: string): SurveyFields {
  const questions = draft.questions
    .filter((question) => question.id !== id)
    .map((question) => ({
      ...question,
      branches: question.branches.filter(({ to, when }) => to !== id && when.every((one) => one.question !== id)),
    }));
  return { ...draft, questions, quotas: draft.quotas.filter(({ question }) => question !== id) };
}

/** Ways that lead back, once questions have been moved, are no ways any more. */
export function settled(draft: SurveyFields): SurveyFields {
  const places = new Map([...draft.questions, ...draft.endings].map(({ id }, place) => [id, place]));
  const place = (id: string) => places.get(id) ?? -1;
  const questions = draft.questions.map((question, own) => ({
    ...question,
    branches: question.branches.filter(
      ({ to, when }) =>
        place(to) > own && when.every((one) => one.question === undefined || place(one.question) <= own),
    ),
  }));
  return { ...draft, questions };
}

/** What keeps it from being saved, as `path: reason`; nothing where it can be. */
export function problemsOf(draft: SurveyFields): { path: string; message: string }[] {
  const { error } = surveyFields.superRefine(checkSurvey).safeParse(draft);
  return error?.issues.map(({ path, message }) => ({ path: path.join('.'), message })) ?? [];
}

/** Where a problem is, as a person says it. */
export function placeOf(path: string, draft: SurveyFields): string {
  const [part, index] = path.split('.');
  if (part === 'questions' && index !== undefined && index in draft.questions) return `Question ${Number(index) + 1}: `;
  if (part === 'name') return 'Name: ';
  return part === undefined || part === 'questions'
    ? ''
    : `${part.charAt(0).toUpperCase()}${part.slice(1).replaceAll('_', ' ')}: `;
}

/** A text that can be said in other languages. */
export interface SurveyText {
  /** As `translations` calls it. */
  key: string;
  /** In the survey's own language. */
  text: string;
  /** What it is, as a person says it. */
  label: string;
}

/** What the script says by itself, in English. */
const WORDS: Record<string, string> = {
  next: 'Next',
  back: 'Back',
  send: 'Send',
  close: 'Close',
  required: 'Please answer this question.',
  email: 'That is no e-mail address.',
  up: 'Up',
  down: 'Down',
  progress: 'Progress',
  window: 'opens in a new window',
  other: 'Please say which.',
  most: 'That is more than can be chosen.',
};

/** Languages that it says them in, whatever a survey says. */
const SPOKEN = /^(en|de|fr|es|it|nl|pt|pl)\b/;

/** All texts of a survey that are wanted in a language, in their order; those that are empty need no translation. */
export function textsOf({ questions, endings, placement }: SurveyFields, language: string): SurveyText[] {
  const texts: SurveyText[] = [];
  const add = (key: string, text: string, label: string) => {
    if (text !== '') texts.push({ key, text, label });
  };
  for (const [index, question] of questions.entries()) {
    const { id } = question;
    const of = `Question ${index + 1}`;
    add(`${id}.text`, question.text, of);
    add(`${id}.description`, question.description, `${of}, description`);
    for (const name of ['low', 'high', 'placeholder', 'label', 'url'] as const)
      if (name in question) add(`${id}.${name}`, String(question[name as keyof SurveyQuestion]), `${of}, ${name}`);
    if ('options' in question)
      for (const one of question.options) add(`${id}.options.${one.id}`, one.text, `${of}, choice`);
    if ('rows' in question) for (const one of question.rows) add(`${id}.rows.${one.id}`, one.text, `${of}, row`);
    if ('columns' in question)
      for (const one of question.columns) add(`${id}.columns.${one.id}`, one.text, `${of}, column`);
    if ('other' in question) add(`${id}.other`, question.other, `${of}, own choice`);
  }
  for (const { id, title, text, label, url } of endings) {
    add(`${id}.title`, title, 'Ending');
    add(`${id}.text`, text, 'Ending, text');
    add(`${id}.label`, label, 'Ending, button');
    add(`${id}.url`, url, 'Ending, address');
  }
  if (placement.kind === 'bubble') add('bubble', placement.label, 'Bubble');
  if (SPOKEN.test(language)) return texts;
  for (const [name, text] of Object.entries(WORDS)) add(`words.${name}`, text, 'Button or message');
  return texts;
}
