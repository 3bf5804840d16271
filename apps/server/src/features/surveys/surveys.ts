import type { DomainEvent } from '@desirepath/contract/domain-events';
import type { Goal } from '@desirepath/contract/goals';
import type { Site } from '@desirepath/contract/sites';
import type { submitted } from '@desirepath/contract/survey-live';
import type { Answer, SurveyQuestion } from '@desirepath/contract/survey-questions';
import type { BaseLogger } from 'pino';
import type { z } from 'zod';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { OnErased } from '../../storage/erasures.ts';
import type { Records } from '../../storage/records/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import type { Wire } from '../../storage/records/wire.ts';
import type { Ask } from '../segments/ask.ts';
import type { ReferenceKinds } from '../segments/references.ts';
import { answeredEvents } from './answered-event.ts';
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
  /** Tells whoever waits for such what has happened. */
  raise(event: DomainEvent): Promise<void>;
  /** The visit of somebody whose browser keeps nothing, while it is under way. */
  visitUnderWay(site: number, caller: { ip: string; userAgent: string }): Promise<{ session_id: string } | undefined>;
  /** A client's id of a session as one of ours; undefined for none. */
  stableIdOf(site: number, kind: 'session', given: string | number | null | undefined): string | undefined;
  /** Counts calls of an address. @throws AppError rate_limited */
  spend(ip: string, events: number): void;
  wire: Wire;
  onErased: OnErased;
  createUuid: () => string;
  createToken: () => string;
  /** epoch ms */
  clock: () => number;
  log: Pick<BaseLogger, 'error'>;
}

type Revised = z.infer<typeof submitted> & { revision: number };

/** The slice as the rest of the house sees it. */
export async function openSurveys(given: Surroundings) {
  const { behaviour, jobs, clock, raise, log } = given;
  const quotas = createQuotas(given);
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
    nameOf: (site: number, id: string) => {
      const survey = register.find(id);
      return survey?.site === site ? survey.name : undefined;
    },
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
      answered: async ({ id }: { id: string }, questions: readonly SurveyQuestion[], response: Revised) => {
        const survey = register.find(id);
        if (!survey) return;
        await Promise.all(answeredEvents(survey, questions, response).map(raise)).catch((err) =>
          log.error({ err, survey: id }, 'nobody was told of an answer'),
        );
      },
    },
    register,
  };
}
