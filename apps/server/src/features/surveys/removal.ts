import { z } from 'zod';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { eraseAnswers } from './answers/queries.ts';

/** The job that deletes the answers of a survey that is gone. */
export function defineAnswersRemoval(jobs: Jobs, behaviour: Behaviour) {
  const remove = jobs.define(
    'survey-removal',
    z.object({ site: z.int(), survey: z.uuid() }),
    ({ site, survey }, { signal }) => eraseAnswers(behaviour, site, survey, signal),
  );
  return (of: { site: number; survey: string }, owner: string) => remove(of, { owner, key: `${of.site} ${of.survey}` });
}
