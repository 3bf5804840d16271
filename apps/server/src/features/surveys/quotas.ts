import { MINUTE_MS } from '@desirepath/contract/durations';
import type { Answer } from '@desirepath/contract/survey-questions';
import type { SurveyQuota } from '@desirepath/contract/surveys';
import { z } from 'zod';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { OnErased } from '../../storage/erasures.ts';
import type { Wire } from '../../storage/records/wire.ts';
import { countPlaces } from './quotas/queries.ts';

/** What of a survey has quotas. */
export interface Limited {
  id: string;
  site: number;
  quotas: SurveyQuota[];
}

/** What comes to several servers at once each counts for itself: beside others the store has the last word so often. */
const COUNTED_EVERY_MS = MINUTE_MS;

/**
 * How many complete answers there are of surveys with quotas: counted in the store, and from then on as they come, at this server
 * and at others. Two servers may each take the last place.
 */
export interface Quotas {
  /** Counts what is not counted yet, or not lately. */
  prepare(surveys: readonly Limited[]): Promise<void>;
  /** No more answers are asked for, whatever they are. */
  isFull(survey: Limited): boolean;
  /** Takes a place for an answer; gives what gives it back, or nothing where there is no place left. */
  take(survey: Limited, answers: readonly Answer[]): Promise<(() => void) | undefined>;
}

/** Of an answer to `question`; of whatever answer where none is named. */
const isCountedBy = ({ question, value }: SurveyQuota, answers: readonly Answer[]): boolean => {
  if (question === undefined) return true;
  const given = answers.find((answer) => answer.question === question)?.value;
  if (given === undefined) return false;
  const wanted = String(value); // as the store compares
  return value === undefined || (Array.isArray(given) ? given.includes(wanted) : String(given) === wanted);
};

const places = z.object({ keys: z.array(z.string()), by: z.union([z.literal(1), z.literal(-1)]) });

interface QuotasDependencies {
  behaviour: Pick<Behaviour, 'lookup'>;
  wire: Wire;
  onErased: OnErased;
  /** epoch ms */
  clock: () => number;
}

export function createQuotas({ behaviour, wire, onErased, clock }: QuotasDependencies): Quotas {
  /** By survey and quota. */
  const counts = new Map<string, Promise<{ taken: number }>>();
  const settled = new Map<string, { taken: number }>();
  const keyOf = (survey: Limited, { question, value }: SurveyQuota) => JSON.stringify([survey.id, question, value]);

  const count = (survey: Limited, quota: SurveyQuota) => {
    const key = keyOf(survey, quota);
    const counting = countPlaces(behaviour, survey, quota).then((taken) => ({ taken }));
    counts.set(key, counting);
    counting.then(
      (known) => settled.set(key, known),
      () => counts.delete(key), // whoever comes next asks again
    );
    return counting;
  };
  const countOf = (survey: Limited, quota: SurveyQuota) => counts.get(keyOf(survey, quota)) ?? count(survey, quota);
  let countedAt = clock();

  wire.hear('survey.places', places, ({ keys, by }) => {
    for (const key of keys) {
      const known = settled.get(key);
      if (known) known.taken += by;
    }
  });
  // They are counted anew the next time that surveys are read, seconds later.
  const countAnew = () => {
    counts.clear();
    settled.clear();
  };
  wire.onGap(countAnew);
  // The places of answers that were deleted are free again.
  onErased('survey_responses', countAnew);

  return {
    async prepare(surveys) {
      const isLate = wire.servers() > 1 && clock() - countedAt >= COUNTED_EVERY_MS;
      if (isLate) countedAt = clock();
      const prepared = isLate ? count : countOf;
      await Promise.all(surveys.flatMap((survey) => survey.quotas.map((quota) => prepared(survey, quota))));
    },
    isFull: (survey) =>
      survey.quotas.some(
        (quota) => quota.question === undefined && (settled.get(keyOf(survey, quota))?.taken ?? 0) >= quota.most,
      ),
    async take(survey, answers) {
      const counting = survey.quotas.filter((quota) => isCountedBy(quota, answers));
      const taken = await Promise.all(counting.map(async (quota) => ({ quota, count: await countOf(survey, quota) })));
      if (taken.some(({ quota, count }) => count.taken >= quota.most)) return undefined;
      const keys = counting.map((quota) => keyOf(survey, quota));
      const change = (by: 1 | -1) => {
        for (const { count } of taken) count.taken += by;
        if (keys.length > 0) wire.tell('survey.places', { keys, by });
      };
      change(1);
      return () => change(-1);
    },
  };
}
