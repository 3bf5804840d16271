import { type AnswerCondition, type SurveyQuestion, scaleOf } from '@desirepath/contract/survey-questions';
import type { SurveyFields } from '@desirepath/contract/surveys';
import { t } from '@lingui/core/macro';
import { answersOf } from '../../../app/survey-answers.ts';
import { formatAll, formatEither } from '../../../ui/format.ts';

export const TEST_WORDS: Record<AnswerCondition['test'], string> = {
  is: t`is`,
  not: t`is not`,
  at_least: t`is at least`,
  at_most: t`is at most`,
  contains: t`has in it`,
  answered: t`is answered`,
  skipped: t`is skipped`,
};

/** What can be asked of an answer, each as it begins. */
export function testsFor(question: SurveyQuestion): AnswerCondition[] {
  const always: AnswerCondition[] = [{ test: 'answered' }, { test: 'skipped' }];
  const scale = scaleOf(question);
  const middle = scale ? Math.ceil((scale.from + scale.to) / 2) : 0;
  if (scale)
    return [
      { test: 'at_least', than: middle },
      { test: 'at_most', than: middle },
      { test: 'is', any: [scale.to] },
      { test: 'not', any: [scale.to] },
      ...always,
    ];
  const [first] = answersOf(question);
  if (first) return [{ test: 'is', any: [first.value] }, { test: 'not', any: [first.value] }, ...always];
  if (question.type === 'short_text' || question.type === 'long_text')
    return [{ test: 'contains', text: 'price' }, ...always];
  return question.type === 'statement' ? [] : always;
}

/** A way from one question, in words: what must be answered, and where it leads. */
export interface Way {
  /** Empty for the way that is gone where no other holds. */
  when: string;
  to: string;
  /** Questions that are passed over. */
  skips: number;
}

/** All ways from a question, the usual one last. */
export function waysFrom(draft: SurveyFields, place: number): Way[] {
  const question = draft.questions[place];
  if (!question) return [];
  const places = new Map([...draft.questions, ...draft.endings].map(({ id }, index) => [id, index]));
  const way = (to: string, when: string): Way => ({
    when,
    to,
    skips: Math.min(places.get(to) ?? 0, draft.questions.length) - place - 1,
  });
  const ways = question.branches.map(({ when, to }) =>
    way(to, formatAll(when.map((one) => conditionWords(one, draft, question)))),
  );
  const isSettled = question.branches.some(({ when }) => when.length === 0);
  const next = draft.questions[place + 1]?.id ?? draft.endings[0]?.id;
  return isSettled || next === undefined ? ways : [...ways, way(next, '')];
}

function conditionWords(condition: AnswerCondition, { questions }: SurveyFields, own: SurveyQuestion): string {
  const question = questions.find(({ id }) => id === condition.question) ?? own;
  const answers = answersOf(question);
  const word = (value: string | number) => answers.find((one) => one.value === String(value))?.label ?? String(value);
  const test = testWords(condition, word);
  return question === own ? test : t`“${question.text}” ${test}`;
}

function testWords(condition: AnswerCondition, word: (value: string | number) => string): string {
  switch (condition.test) {
    case 'is':
      return t`is ${formatEither(condition.any.map(word))}`;
    case 'not':
      return t`is not ${formatEither(condition.any.map(word))}`;
    case 'at_least':
      return t`is at least ${condition.than}`;
    case 'at_most':
      return t`is at most ${condition.than}`;
    case 'contains':
      return t`has in it “${condition.text}”`;
    case 'answered':
    case 'skipped':
      return TEST_WORDS[condition.test];
  }
}

/** Questions that no way leads to. */
export function unreachable(draft: SurveyFields): Set<string> {
  const reached = new Set<string>(draft.questions.slice(0, 1).map(({ id }) => id));
  for (const [place, question] of draft.questions.entries())
    if (reached.has(question.id)) for (const { to } of waysFrom(draft, place)) reached.add(to);
  return new Set(draft.questions.map(({ id }) => id).filter((id) => !reached.has(id)));
}
