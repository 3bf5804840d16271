import { OTHER, type SurveyChoice, type SurveyQuestion, scaleOf } from '@desirepath/contract/survey-questions';
import type { QuestionResult } from '@desirepath/contract/survey-results';
import type { SurveyVersion } from '../queries.ts';
import { isScored, meanOf, scoreOf } from './score.ts';

/** How often something was said: see the migration of `survey_responses`. */
export interface SaidRow {
  question: string;
  part: string;
  said: string;
  count: number;
}

/** How many answered a question, and of them in how many words of their own. */
export interface AnsweredRow {
  question: string;
  answered: number;
  texts: number;
}

/** Every question that was ever asked, as it was asked last: those of the newest version in their order, then those that are gone. */
export function askedQuestions(versions: readonly SurveyVersion[]): { question: SurveyQuestion; isAsked: boolean }[] {
  const newestFirst = versions.toSorted((one, other) => other.version - one.version);
  const seen = new Map<string, { question: SurveyQuestion; isAsked: boolean }>();
  for (const [age, { questions }] of newestFirst.entries())
    for (const question of questions) {
      const known = seen.get(question.id);
      seen.set(
        question.id,
        known ? { ...known, question: withGone(known.question, question) } : { question, isAsked: age === 0 },
      );
    }
  return [...seen.values()].filter(({ question }) => question.type !== 'statement');
}

/** With the choices that an older version had besides. */
function withGone(question: SurveyQuestion, older: SurveyQuestion): SurveyQuestion {
  const added = <Choice extends SurveyChoice>(own: Choice[], gone: Choice[]) => [
    ...own,
    ...gone.filter(({ id }) => !own.some((one) => one.id === id)),
  ];
  if (question.type === 'matrix' && older.type === 'matrix')
    return { ...question, rows: added(question.rows, older.rows), columns: added(question.columns, older.columns) };
  if ('options' in question && 'options' in older)
    return { ...question, options: added(question.options, older.options) };
  return question;
}

/** The choices of a question, numbers too, and one's own last. */
export function choicesOf(question: SurveyQuestion): SurveyChoice[] {
  const scale = scaleOf(question);
  if (scale)
    return Array.from({ length: scale.to - scale.from + 1 }, (_, index) => {
      const number = String(scale.from + index);
      return { id: number, text: number };
    });
  if (question.type === 'matrix') return question.columns;
  if (question.type === 'consent' || question.type === 'link') return [{ id: 'true', text: question.label }];
  if (!('options' in question)) return [];
  const own = 'other' in question && question.other !== '' ? [{ id: OTHER, text: question.other }] : [];
  return [...question.options, ...own];
}

/** What a question came to. */
export function figuresOf(
  { question, isAsked }: { question: SurveyQuestion; isAsked: boolean },
  said: readonly SaidRow[],
  answers: readonly AnsweredRow[],
): QuestionResult {
  const own = said.filter((row) => row.question === question.id);
  const { answered = 0, texts = 0 } = answers.find((row) => row.question === question.id) ?? {};
  const numbers = scaleOf(question)
    ? new Map(own.map((row) => [Number(row.said), row.count]))
    : new Map<number, number>();
  const isMatrix = question.type === 'matrix';
  return {
    id: question.id,
    type: question.type,
    text: question.text,
    is_asked: isAsked,
    answered,
    options: isMatrix
      ? []
      : choicesOf(question).map((choice) => counted(choice, own, answered, question.type === 'ranking')),
    rows: isMatrix
      ? question.rows.map((row) => {
          const ofRow = own.filter(({ part }) => part === row.id);
          const all = sum(ofRow);
          return { ...row, options: question.columns.map((column) => counted(column, ofRow, all, false)) };
        })
      : [],
    mean: meanOf(numbers),
    score: isScored(question.type) ? scoreOf(question.type, numbers) : null,
    texts,
  };
}

const sum = (rows: readonly { count: number }[]) => rows.reduce((all, { count }) => all + count, 0);

function counted({ id, text }: SurveyChoice, rows: readonly SaidRow[], all: number, isRanked: boolean) {
  const own = rows.filter(({ said }) => said === id);
  const count = sum(own);
  const places = own.reduce((places, { part, count }) => places + Number(part) * count, 0);
  return {
    id,
    text,
    count,
    share: all === 0 ? 0 : count / all,
    rank: isRanked && count > 0 ? Math.round((places / count) * 100) / 100 : null,
  };
}
