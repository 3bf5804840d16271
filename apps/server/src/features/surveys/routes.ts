import { isDeepStrictEqual } from 'node:util';
import type { NamedThing } from '@desirepath/contract/common';
import { SURVEYS } from '@desirepath/contract/limits';
import { PREVIEW_FRAGMENT } from '@desirepath/contract/survey-live';
import { type Survey, type SurveyFields, type SurveyStatus, surveyFields } from '@desirepath/contract/surveys';
import { z } from 'zod';
import { appError } from '../../errors/app-error.ts';
import { fromCursor, pageOf } from '../../http/cursor.ts';
import type { Caller } from '../../http/guard.ts';
import { api } from '../../http/implement.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Records } from '../../storage/records/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import {
  countResponses,
  countSurveys,
  deleteSurvey,
  insertPreview,
  insertSurvey,
  isAnswered,
  type ResponseTally,
  type StoredSurvey,
  selectSurvey,
  selectSurveys,
  updateStatus,
  updateSurvey,
} from './queries.ts';
import type { SurveyRegister } from './register.ts';

export interface SurveysDependencies {
  behaviour: Behaviour;
  records: Records;
  sites: Sites;
  register: SurveyRegister;
  /** Deletes the answers of a survey, later. */
  removeAnswers: (of: { site: number; survey: string }, owner: string) => Promise<unknown>;
  createUuid: () => string;
  /** 256 random bits as text that an address can hold. */
  createToken: () => string;
  /** epoch ms */
  clock: () => number;
}

const place = z.object({ created_at: z.int(), id: z.uuid() });

const iso = (at: number) => new Date(at).toISOString();

/** Of what was sent only what its owner says of a survey. */
const fieldsOf = (given: SurveyFields): SurveyFields => surveyFields.parse(given);

export function createSurveysRoutes(deps: SurveysDependencies) {
  const { behaviour, records, sites, register, removeAnswers, createUuid, createToken, clock } = deps;

  const shown = (survey: StoredSurvey, tally: readonly ResponseTally[]): Survey => {
    const counted = tally.find((one) => one.survey === survey.id);
    return {
      ...survey,
      created_at: iso(survey.created_at),
      updated_at: iso(survey.updated_at),
      is_showing: register.isShowing(survey),
      responses: counted?.responses ?? 0,
      last_response_at: counted ? iso(counted.last_at) : null,
    };
  };

  /** @throws AppError survey_not_found, forbidden */
  async function owned(caller: Caller, asked: NamedThing): Promise<StoredSurvey> {
    const { thing } = await sites.permittedThing(caller, await selectSurvey(records, asked), 'survey_not_found');
    return thing;
  }

  /** As it is in the store after it was written. */
  async function written(site: number, id: string): Promise<Survey> {
    await register.reload();
    const [survey, tally] = await Promise.all([selectSurvey(records, { site, id }), countResponses(behaviour, site)]);
    if (!survey) throw appError('survey_not_found');
    return shown(survey, tally);
  }

  async function add(site: number, fields: SurveyFields, status: SurveyStatus): Promise<Survey> {
    if ((await countSurveys(records, site)) >= SURVEYS.perSite) throw appError('too_many_surveys');
    if (status === 'live') await refuseTooManyLive(site);
    const id = createUuid();
    await insertSurvey(records, { id, site, status, fields, created_at: clock() });
    return written(site, id);
  }

  async function refuseTooManyLive(site: number): Promise<void> {
    if ((await countSurveys(records, site, 'live')) >= SURVEYS.live) throw appError('too_many_surveys');
  }

  /** What is asked belongs to a version: once that was answered, a change of it makes the next one. */
  async function nextVersion(survey: StoredSurvey, fields: SurveyFields): Promise<number> {
    const isChanged = !isDeepStrictEqual(fields.questions, survey.questions);
    const isNext = isChanged && (await isAnswered(behaviour, survey));
    if (isNext && survey.version >= SURVEYS.versions) throw appError('too_many_surveys');
    return survey.version + (isNext ? 1 : 0);
  }

  return {
    list: api.surveys.list.handler(async ({ input: { site, limit, cursor }, context }) => {
      await sites.owned(context.caller.account.id, site);
      const after = fromCursor(cursor, place);
      const [found, tally] = await Promise.all([
        selectSurveys(records, site, { limit: limit + 1, after }),
        countResponses(behaviour, site),
      ]);
      const { items, next_cursor } = pageOf(found, limit, ({ created_at, id }) => ({ created_at, id }));
      return { items: items.map((survey) => shown(survey, tally)), next_cursor };
    }),
    create: api.surveys.create.handler(async ({ input: { site, status, ...fields }, context }) => {
      await sites.owned(context.caller.account.id, site);
      return add(site, fieldsOf(fields), status);
    }),
    get: api.surveys.get.handler(async ({ input, context }) => {
      const survey = await owned(context.caller, input);
      return shown(survey, await countResponses(behaviour, survey.site));
    }),
    replace: api.surveys.replace.handler(async ({ input: { site, id, status, revision, ...fields }, context }) => {
      const survey = await owned(context.caller, { site, id });
      if (status === 'live' && survey.status !== 'live') await refuseTooManyLive(survey.site);
      const asked = fieldsOf(fields);
      const version = await nextVersion(survey, asked);
      const changes = { fields: asked, version, revision, ...(status && { status }), updated_at: clock() };
      await updateSurvey(records, { id, site: survey.site, ...changes });
      return written(survey.site, id);
    }),
    setStatus: api.surveys.setStatus.handler(async ({ input, context }) => {
      const survey = await owned(context.caller, input);
      const { site, id } = survey;
      if (input.status === 'live' && survey.status !== 'live') await refuseTooManyLive(site);
      await updateStatus(records, { site, id, status: input.status, updated_at: clock() });
      return written(site, id);
    }),
    duplicate: api.surveys.duplicate.handler(async ({ input, context }) => {
      const survey = await owned(context.caller, input);
      return add(survey.site, { ...fieldsOf(survey), name: `${survey.name.slice(0, 93)} (copy)` }, 'draft');
    }),
    remove: api.surveys.remove.handler(async ({ input: { params, query }, context: { caller } }) => {
      const { site, id } = await owned(caller, { ...params, ...query });
      // First the job: who is cut off in between finds the survey still there, and deletes it again.
      await removeAnswers({ site, survey: id }, caller.account.id);
      await deleteSurvey(records, site, id);
      await register.reload();
    }),
    preview: api.surveys.preview.handler(async ({ input, context }) => {
      const survey = await owned(context.caller, input);
      const token = createToken();
      const now = clock();
      const expires_at = now + SURVEYS.preview;
      await insertPreview(records, { token, survey_id: survey.id, expires_at, now });
      return { fragment: PREVIEW_FRAGMENT + token, expires_at: iso(expires_at) };
    }),
  };
}
