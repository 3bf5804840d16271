import type { Goal } from '@desirepath/contract/goals';
import type { Site } from '@desirepath/contract/sites';
import type { Answer } from '@desirepath/contract/survey-questions';
import type { BaseLogger } from 'pino';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Records } from '../../storage/records/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import type { Ask } from '../segments/ask.ts';
import type { ReferenceKinds } from '../segments/references.ts';
import { findResponse } from './answers/queries.ts';
import { createSurveyCalls } from './calls.ts';
import { createQuotas } from './quotas.ts';
import { openRegister, type RegisteredSurvey } from './register.ts';
import { defineAnswersRemoval } from './removal.ts';
import { createResultsRoutes } from './results/routes.ts';
import { createSurveysRoutes } from './routes.ts';

interface Surroundings {
  behaviour: Behaviour;
  records: Records;
  sites: Sites;
  jobs: Jobs;
  ask: Ask;
  kinds: ReferenceKinds;
  findGoal(site: Site, id: string): Promise<Goal | undefined>;
  /** Counts calls of an address. @throws AppError rate_limited */
  spend(ip: string, events: number): void;
  createUuid: () => string;
  createToken: () => string;
  /** epoch ms */
  clock: () => number;
  log: Pick<BaseLogger, 'error'>;
}

/** The slice as the rest of the house sees it. */
export async function openSurveys(given: Surroundings) {
  const { behaviour, jobs, clock } = given;
  const quotas = createQuotas(behaviour);
  const register = await openRegister({ ...given, quotas });
  const answered = (survey: RegisteredSurvey) => ({
    ...survey,
    isShowing: register.isShowing(survey),
    isDraft: survey.status === 'draft',
  });
  return {
    routes: createSurveysRoutes({ ...given, register, removeAnswers: defineAnswersRemoval(jobs, behaviour) }),
    results: createResultsRoutes({ ...given, clock }),
    calls: createSurveyCalls({ ...given, register }),
    /** What ingest needs to keep answers. */
    answers: {
      findSurvey: (id: string) => {
        const survey = register.find(id);
        return survey && answered(survey);
      },
      findResponse: (survey: { site: number; id: string }, response: string) =>
        findResponse(behaviour, survey, response),
      takePlace: async ({ id }: { id: string }, answers: readonly Answer[]) => {
        const survey = register.find(id);
        return survey && quotas.take(survey, answers);
      },
    },
    register,
  };
}
