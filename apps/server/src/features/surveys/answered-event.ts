import type { DomainEvent } from '@desirepath/contract/domain-events';
import type { submitted } from '@desirepath/contract/survey-live';
import type { SurveyQuestion } from '@desirepath/contract/survey-questions';
import type { z } from 'zod';
import { inWords, wordsOf } from './results/in-words.ts';

interface AnsweredSurvey {
  id: string;
  site: number;
  name: string;
}

/** What is told of a complete answer, in words too. */
export const answeredEvent = (
  { id, site, name }: AnsweredSurvey,
  questions: readonly SurveyQuestion[],
  response: z.infer<typeof submitted>,
): DomainEvent => ({
  id: response.id,
  type: 'survey.answered',
  site,
  at: response.created_at,
  data: {
    session_id: response.session_id,
    survey: { id, name },
    answers: response.answers.map((answer) => {
      const question = questions.find((one) => one.id === answer.question);
      const value = inWords(answer, question && wordsOf(question));
      return { question: answer.question, text: question?.text ?? '', value };
    }),
  },
});
