import type { z } from 'zod';
import { say } from './issues.ts';
import type { AnswerCondition } from './survey-questions.ts';
import type { SurveyFields } from './surveys.ts';

/** Says what of a survey does not hold together: names that name nothing, ways that lead back, an end before the beginning. */
export function checkSurvey(
  { questions, endings, placement, quotas, from, until }: SurveyFields,
  context: z.core.$RefinementCtx<unknown>,
): void {
  const refuse = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
  const places = new Map<string, number>();
  for (const [index, { id }] of [...questions, ...endings].entries()) {
    if (places.has(id)) refuse(['questions'], say('id_taken', { id }));
    places.set(id, index);
  }
  const isQuestionUpTo = (id: string, last: number) => (places.get(id) ?? last + 1) <= last;

  for (const [index, { branches }] of questions.entries()) {
    const isLater = (id: string) => (places.get(id) ?? -1) > index;
    const asksBack = ({ question }: AnswerCondition) => question === undefined || isQuestionUpTo(question, index);
    for (const [place, { to, when }] of branches.entries()) {
      const path = ['questions', index, 'branches', place];
      if (!isLater(to)) refuse(path, say('leads_nowhere'));
      if (!when.every(asksBack)) refuse(path, say('asks_ahead'));
    }
  }
  for (const [index, { question }] of quotas.entries()) {
    if (question !== undefined && !isQuestionUpTo(question, questions.length - 1))
      refuse(['quotas', index], say('no_such_question'));
  }
  if (placement.kind === 'embedded' && !placement.selector) refuse(['placement', 'selector'], say('needs_element'));
  if (from !== null && until !== null && until <= from) refuse(['until'], say('backward'));
}
