import type { LiveSurvey, SubmissionInput } from '@desirepath/contract/survey-live';
import { uuid } from '../uuid.ts';
import type { MessageQueue } from '../widget/message-queue.ts';
import type { Answers } from './flow.ts';

/** What is known of who answers, and where. */
export type Respondent = Pick<
  SubmissionInput,
  'tracking_id' | 'session_id' | 'visitor_id' | 'nameless' | 'url' | 'attributes'
>;

/**
 * Sends what one visitor has answered so far, each time with all of it, so that the newest says everything.
 * @returns settles when the first attempt has been answered, or given up for now
 */
export const createSubmitter = (survey: LiveSurvey, messages: MessageQueue, respondent: () => Respondent) => {
  const id = uuid();
  const began = Date.now();
  let revision = 0;
  return (answers: Answers, complete: boolean, language: string): Promise<unknown> => {
    const submission: SubmissionInput = {
      id,
      survey: survey.id,
      version: survey.version,
      revision: revision++,
      answers: [...answers.values()],
      complete,
      ms: Date.now() - began,
      language,
      ...respondent(),
    };
    return messages.post(id, submission);
  };
};

/** Where answers go, by where batches go. */
export const submitAddress = (api: string): string => `${api}surveys/responses`;

/** Begins the keys of answers that have not arrived yet. */
export const SHELF = 'desirepath.answers.';
