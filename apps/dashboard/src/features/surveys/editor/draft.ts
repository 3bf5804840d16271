import type { QuestionType, SurveyQuestion } from '@desirepath/contract/survey-questions';
import { checkSurvey } from '@desirepath/contract/survey-sound';
import { type Survey, type SurveyFields, surveyFields } from '@desirepath/contract/surveys';
import { t } from '@lingui/core/macro';
import { issuesIn } from '../../../app/issues-in.ts';

/** What of a survey is edited. */
export const draftOf = (survey: Survey): SurveyFields => surveyFields.parse(survey);

/** Letters and digits of an id: few enough to be read out, and of more than a million there are. */
const ID_LENGTH = 4;
const BASE = 36;

/**
 * An id that nothing of a survey has: `q4k0x`. Nor had, since what was answered and translated is kept under it, and would be taken for that
 * of what comes in the place of what was taken away.
 */
export function newId(prefix: string, taken: readonly { id: string }[], random: () => number): string {
  const chosen = Math.floor(random() * BASE ** ID_LENGTH).toString(BASE);
  const id = prefix + chosen.padStart(ID_LENGTH, '0');
  return taken.some((one) => one.id === id) ? newId(prefix, taken, random) : id;
}

const FIRST_CHOICES = [t({ message: 'First', context: 'an answer to choose' }), t`Second`];

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
      return { ...common, type, options: options(...FIRST_CHOICES), other: '', shuffle: false };
    case 'multiple_choice':
      return { ...common, type, options: options(...FIRST_CHOICES), other: '', shuffle: false, most: null };
    case 'ranking':
      return { ...common, type, options: options(...FIRST_CHOICES), shuffle: false };
    case 'matrix':
      return {
        ...{ ...common, type, shuffle: false },
        rows: [{ id: 'r1', text: t`Price` }],
        columns: [
          { id: 'c1', text: t`Good` },
          { id: 'c2', text: t`Bad` },
        ],
      };
    case 'short_text':
    case 'long_text':
    case 'email':
      return { ...common, type, placeholder: '' };
    case 'consent':
      return { ...common, type, label: t`I agree` };
    case 'statement':
      return { ...common, type };
    case 'link':
      return { ...common, type, label: t`Have a look`, url: 'https://' };
  }
}

const START_TEXTS: Record<QuestionType, string> = {
  rating: t`How do you like it?`,
  nps: t`How likely are you to recommend us to a friend or colleague?`,
  csat: t`How satisfied are you?`,
  ces: t`It was easy to do what I came for.`,
  single_choice: t`Which one is it?`,
  multiple_choice: t`Which of these?`,
  ranking: t`Put these in order, best first.`,
  matrix: t`What do you think of these?`,
  short_text: t`What were you looking for?`,
  long_text: t`Would you tell us more?`,
  email: t`May we write to you?`,
  consent: t`May we contact you about your answers?`,
  statement: t`Thank you for your time.`,
  link: t`There is more to read.`,
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
  return issuesIn(error);
}

/** Where a problem is, as a person says it. */
export function placeOf(path: string, draft: SurveyFields): string {
  const [part = '', index] = path.split('.');
  if (part === 'questions' && index !== undefined && index in draft.questions) return t`Question ${Number(index) + 1}`;
  return PART_WORDS.get(part) ?? t`Survey`;
}

const PART_WORDS = new Map<string, string>(
  // The keys of what is edited, so that none is called by its name in code.
  Object.entries({
    name: t`Name`,
    questions: t`Questions`,
    shuffle: t`Questions`,
    endings: t`At the end`,
    language: t`Languages`,
    translations: t`Languages`,
    triggers: t`When`,
    targeting: t`Where and to whom`,
    placement: t`Where`,
    look: t`Look`,
    repeat: t`How often`,
    rest_days: t`How often`,
    sample: t`How often`,
    from: t`From`,
    until: t`Until`,
    quotas: t`Quotas`,
  } satisfies Record<keyof SurveyFields, string>),
);

/** A text that can be said in other languages. */
export interface SurveyText {
  /** As `translations` calls it. */
  key: string;
  /** In the survey's own language. */
  text: string;
  /** What it is, as a person says it. */
  label: string;
}

const FIELD_WORDS = {
  low: t`Lowest means`,
  high: t`Highest means`,
  placeholder: t`Placeholder`,
  label: t`Button`,
  url: t`Address`,
};

/** What the script says by itself, in English: what is translated, and so the same in every language. */
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
    const of = t`Question ${index + 1}`;
    add(`${id}.text`, question.text, of);
    add(`${id}.description`, question.description, `${of} · ${t`Description`}`);
    for (const name of ['low', 'high', 'placeholder', 'label', 'url'] as const)
      if (name in question)
        add(`${id}.${name}`, String(question[name as keyof SurveyQuestion]), `${of} · ${FIELD_WORDS[name]}`);
    if ('options' in question)
      for (const one of question.options) add(`${id}.options.${one.id}`, one.text, `${of} · ${t`Choice`}`);
    if ('rows' in question) for (const one of question.rows) add(`${id}.rows.${one.id}`, one.text, `${of} · ${t`Row`}`);
    if ('columns' in question)
      for (const one of question.columns) add(`${id}.columns.${one.id}`, one.text, `${of} · ${t`Column`}`);
    if ('other' in question) add(`${id}.other`, question.other, `${of} · ${t`Own choice`}`);
  }
  for (const { id, title, text, label, url } of endings) {
    add(`${id}.title`, title, t`Ending`);
    add(`${id}.text`, text, `${t`Ending`} · ${t`Text`}`);
    add(`${id}.label`, label, `${t`Ending`} · ${FIELD_WORDS.label}`);
    add(`${id}.url`, url, `${t`Ending`} · ${FIELD_WORDS.url}`);
  }
  if (placement.kind === 'bubble') add('bubble', placement.label, t`Bubble`);
  if (SPOKEN.test(language)) return texts;
  for (const [name, text] of Object.entries(WORDS)) add(`words.${name}`, text, t`Button or message`);
  return texts;
}
