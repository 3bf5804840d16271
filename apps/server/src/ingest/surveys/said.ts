import {
  type Answer,
  OTHER,
  type SurveyChoice,
  type SurveyQuestion,
  scaleOf,
} from '@desirepath/contract/survey-questions';
import { z } from 'zod';
import { numberOf } from '../adapters/fields.ts';

/** One thing that was said: see the migration of `survey_responses`. */
export interface Said {
  question: string;
  part: string;
  said: string;
  written: string;
}

/**
 * Of what was sent the answers that answer their questions, each once, in the order of the questions. Who has seen another version
 * of the survey, or makes things up, is not believed.
 */
export function soundAnswers(questions: readonly SurveyQuestion[], given: readonly Answer[]): Answer[] {
  const byQuestion = new Map(given.map((answer) => [answer.question, answer]));
  return questions.flatMap((question) => {
    const answer = byQuestion.get(question.id);
    return (answer && soundAnswer(question, answer)) ?? [];
  });
}

function soundAnswer(question: SurveyQuestion, { value, other }: Answer): Answer | undefined {
  const is = (sound: Answer['value'] | undefined) =>
    sound === undefined ? undefined : { question: question.id, value: sound };
  switch (question.type) {
    case 'rating':
    case 'nps':
    case 'csat':
    case 'ces':
      return is(numberOn(scaleOf(question), value));
    case 'single_choice': {
      const id = idAmong(question.options, value, question.other);
      return id === undefined ? undefined : withOther({ question: question.id, value: id }, other);
    }
    case 'multiple_choice': {
      const ids = distinct(listOf(value).flatMap((one) => idAmong(question.options, one, question.other) ?? []));
      const chosen = ids.slice(0, question.most ?? undefined);
      return chosen.length > 0 ? withOther({ question: question.id, value: chosen }, other) : undefined;
    }
    case 'ranking': {
      const ids = distinct(listOf(value).flatMap((one) => idAmong(question.options, one) ?? []));
      return ids.length > 0 ? is(ids) : undefined;
    }
    case 'matrix': {
      const rows = typeof value === 'object' && !Array.isArray(value) ? value : {};
      const sound = question.rows.flatMap(({ id, text }) => {
        const column = idAmong(question.columns, own(rows, id) ?? own(rows, text));
        return column === undefined ? [] : [[id, column]];
      });
      return sound.length > 0 ? is(Object.fromEntries(sound)) : undefined;
    }
    case 'short_text':
    case 'long_text':
      return is(textOf(value));
    case 'email':
      // As a browser reads it, so that what the widget takes is kept.
      return is(z.email({ pattern: z.regexes.html5Email }).safeParse(textOf(value)).data);
    case 'consent':
    case 'link':
      return is(value === true || undefined);
    case 'statement':
      return undefined;
  }
}

const own = (rows: Record<string, string>, key: string) => (Object.hasOwn(rows, key) ? rows[key] : undefined);
const listOf = (value: Answer['value']): unknown[] => (Array.isArray(value) ? value : [value]);
const distinct = (ids: string[]) => [...new Set(ids)];

/** The id of a choice, by which clients of the API may also call it by its text. */
function idAmong(choices: readonly SurveyChoice[], given: unknown, other = ''): string | undefined {
  if (other !== '' && (given === OTHER || given === other)) return OTHER;
  return (choices.find(({ id }) => id === given) ?? choices.find(({ text }) => text === given))?.id;
}

const withOther = (answer: Answer, other: string | undefined): Answer => {
  const isOther = answer.value === OTHER || (Array.isArray(answer.value) && answer.value.includes(OTHER));
  const text = textOf(other);
  return isOther && text !== undefined ? { ...answer, other: text } : answer;
};

function numberOn(scale: { from: number; to: number } | undefined, value: unknown): number | undefined {
  const number = numberOf(value);
  const isOn = scale && number !== undefined && Number.isInteger(number) && number >= scale.from && number <= scale.to;
  return isOn ? number : undefined;
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().toWellFormed() : undefined;

/** Sound answers, taken apart for the store. */
export const saidIn = (questions: readonly SurveyQuestion[], answers: readonly Answer[]): Said[] =>
  answers.flatMap((answer) => {
    const type = questions.find(({ id }) => id === answer.question)?.type;
    return type ? thingsSaid(type, answer) : [];
  });

function thingsSaid(type: SurveyQuestion['type'], { question, value, other = '' }: Answer): Said[] {
  const one = (said: string, written = '', part = ''): Said => ({ question, part, said, written });
  const choice = (id: string) => one(id, id === OTHER ? other : '');
  if (typeof value === 'number' || typeof value === 'boolean') return [one(String(value))];
  if (typeof value === 'string') return [type === 'single_choice' ? choice(value) : one('', value)];
  if (!Array.isArray(value)) return Object.entries(value).map(([row, column]) => one(column, '', row));
  return type === 'ranking' ? value.map((id, place) => one(id, '', String(place + 1))) : value.map(choice);
}
