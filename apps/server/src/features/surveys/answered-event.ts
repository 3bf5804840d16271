import type { DomainEvent } from '@desirepath/contract/domain-events';
import type { submitted } from '@desirepath/contract/survey-live';
import type { SurveyQuestion } from '@desirepath/contract/survey-questions';
import type { z } from 'zod';
import { answeredId } from '../../storage/records/answered-id.ts';
import { inWords, wordsOf } from './results/in-words.ts';

interface AnsweredSurvey {
  id: string;
  site: number;
  name: string;
}

/** What is told of an answer, in words too: that it was given, and once it reaches the end, that too. */
export const answeredEvents = (
  { id, site, name }: AnsweredSurvey,
  questions: readonly SurveyQuestion[],
  { revision, ...response }: z.infer<typeof submitted> & { revision: number },
): DomainEvent[] => {
  const { complete, session_id, created_at: at } = response;
  const answers = response.answers.map((answer) => {
    const question = questions.find((one) => one.id === answer.question);
    const value = inWords(answer, question && wordsOf(question));
    return { question: answer.question, text: question?.text ?? '', value };
  });
  const data = { session_id, survey: { id, name }, response: response.id, revision, complete, answers };
  const given: DomainEvent = { id: answeredId(response.id, revision), type: 'survey.answered', site, at, data };
  return complete ? [given, { id: response.id, type: 'survey.completed', site, at, data }] : [given];
};
