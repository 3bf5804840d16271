import type { LiveSurvey } from '@desirepath/contract/survey-live';
import type { Answer, AnswerCondition, SurveyQuestion } from '@desirepath/contract/survey-questions';

/** What has been answered so far, by question. */
export type Answers = Map<string, Answer>;

/** Where a visitor is led next: a question, an ending, or nowhere. */
export type Place = { question: SurveyQuestion } | { ending: LiveSurvey['endings'][number] } | undefined;

/**
 * The questions in the order they are put to one visitor. Where they are shuffled, those from the first branch on stay where
 * they are: a way that leads on must not lead back.
 */
export const orderOf = (
  { questions, shuffle }: Pick<LiveSurvey, 'questions' | 'shuffle'>,
  random: () => number,
): SurveyQuestion[] => {
  if (!shuffle) return questions;
  const fixed = questions.findIndex(({ branches }) => branches.length);
  const free = fixed < 0 ? questions.length : fixed;
  return [...shuffled(questions.slice(0, free), random), ...questions.slice(free)];
};

/** In an order of its own (Fisher and Yates'). */
export const shuffled = <T>(list: readonly T[], random: () => number): T[] => {
  const mixed = [...list];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
};

/** Where the answer to `question` leads: by the first branch that holds, else on in the order, else to the first ending. */
export const nextPlace = (
  order: readonly SurveyQuestion[],
  endings: LiveSurvey['endings'],
  question: SurveyQuestion | undefined,
  answers: Answers,
): Place => {
  const isHeld = (condition: AnswerCondition) => {
    const about = condition.question ?? question?.id ?? '';
    const isRanking = order.find(({ id }) => id === about)?.type === 'ranking';
    return holds(condition, answers.get(about), isRanking);
  };
  const branch = question?.branches.find(({ when }) => when.every(isHeld));
  const target = branch?.to;
  const next = target ? order.find(({ id }) => id === target) : order[question ? order.indexOf(question) + 1 : 0];
  if (next) return { question: next };
  const ending = endings.find(({ id }) => id === target) ?? endings[0];
  return ending && { ending };
};

const holds = (condition: AnswerCondition, answer: Answer | undefined, isRanking: boolean): boolean => {
  const values = valuesOf(answer, isRanking);
  switch (condition.test) {
    case 'answered':
      return !!answer;
    case 'skipped':
      return !answer;
    case 'is':
      return condition.any.some((wanted) => values.some((value) => String(value) === String(wanted)));
    case 'not':
      return !condition.any.some((wanted) => values.some((value) => String(value) === String(wanted)));
    case 'at_least':
      return values.length > 0 && Number(values[0]) >= condition.than;
    case 'at_most':
      return values.length > 0 && Number(values[0]) <= condition.than;
    case 'contains': {
      const texts = [...values, answer?.other ?? ''].map((value) => String(value).toLowerCase());
      return texts.some((text) => text.includes(condition.text.toLowerCase()));
    }
  }
};

/** What an answer is compared by: of a ranking its first, of a matrix the columns that were chosen. */
const valuesOf = (answer: Answer | undefined, isRanking: boolean): (string | number | boolean)[] => {
  if (!answer) return [];
  const { value } = answer;
  if (Array.isArray(value)) return isRanking ? value.slice(0, 1) : value;
  return typeof value === 'object' ? Object.values(value) : [value];
};

/** How far a visitor has come, 0 to 1. */
export const progressAt = (order: readonly SurveyQuestion[], question: SurveyQuestion): number =>
  order.indexOf(question) / order.length;
