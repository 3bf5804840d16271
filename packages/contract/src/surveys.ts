import { z } from 'zod';
import { analyst, viewer } from './access.ts';
import { BY_ADDRESS, listInput, listOf, moment, oneLine, revision, siteId, siteOfThing } from './common.ts';
import { say } from './issues.ts';
import { SURVEYS, TEXT } from './limits.ts';
import { surveyPartId, surveyQuestion } from './survey-questions.ts';
import {
  surveyEnding,
  surveyLook,
  surveyPlacement,
  surveyRepeat,
  surveyTargeting,
  surveyTrigger,
} from './survey-showing.ts';
import { checkSurvey } from './survey-sound.ts';

/** A draft is seen by nobody but in a preview; one that is paused takes the answers of those who have begun. */
export const SURVEY_STATUSES = ['draft', 'live', 'paused'] as const;
export type SurveyStatus = (typeof SURVEY_STATUSES)[number];

/** No more answers than `most`: complete ones in all, or those that chose `value` at `question`. */
export const surveyQuota = z.object({
  most: z.int().min(1).max(SURVEYS.quotaAnswers),
  question: surveyPartId.optional(),
  value: z.union([z.number(), z.string().max(SURVEYS.label)]).optional(),
});
export type SurveyQuota = z.infer<typeof surveyQuota>;

const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { message: say('not_language') });

/** The texts in one more language, by the place of each: see {@link surveyFields}. */
const translation = z
  .record(z.string().max(TEXT.tag), z.string().max(SURVEYS.words))
  .refine((given) => Object.keys(given).length <= SURVEYS.translations, { message: say('too_many_texts') });

/**
 * What the owner says of a survey; but for the name all of it may be left out.
 *
 * `translations` has, by language, the texts that stand in the place of those of the survey's own language, by their keys:
 * `<question>.text`, `.description`, `.low`, `.high`, `.other`, `.placeholder`, `.label`, `.url`; `<question>.options.<id>`,
 * `.rows.<id>`, `.columns.<id>`; `<ending>.title`, `.text`, `.label`, `.url`; `bubble`; and `words.next`, `words.back`,
 * `words.send` and so on for what the script itself says, where it does not speak a language (in the survey's own
 * language these stand in `translations[language]`). What is missing is shown in the survey's own language. A visitor gets the first of
 * their browser's languages that there is: exactly, else by its first part (`de-AT` is content with `de`).
 */
export const surveyFields = z.object({
  name: oneLine.min(1),
  questions: z.array(surveyQuestion).max(SURVEYS.questions).default([]),
  shuffle: z.boolean().default(false).describe('Questions in random order; those behind a branch stay where they are.'),
  endings: z
    .array(surveyEnding.extend({ id: surveyPartId }))
    .max(SURVEYS.endings)
    .default([{ id: 'thanks', title: 'Thank you!', text: '', label: '', url: '', redirect: false }])
    .describe('The first is shown behind the last question. Without any the survey just goes.'),
  language: language.default('en').describe('The language of the texts.'),
  translations: z
    .record(language, translation)
    .refine((given) => Object.keys(given).length <= SURVEYS.languages, { message: say('too_many_translations') })
    .default({}),
  triggers: z
    .union([z.array(surveyTrigger).max(20), surveyTrigger.transform((given) => [given])])
    .default([])
    .describe('Without any it is shown at once.'),
  targeting: surveyTargeting.default(surveyTargeting.parse({})),
  placement: surveyPlacement.default(surveyPlacement.parse({})),
  look: surveyLook.default(surveyLook.parse({})),
  repeat: surveyRepeat.default({ show: 'until_answered' }),
  rest_days: z
    .int()
    .min(0)
    .max(SURVEYS.days)
    .default(0)
    .describe('Not shown to who saw any other survey within so many days.'),
  sample: z.number().min(0).max(1).default(1).describe('Share of visitors who may see it.'),
  from: moment.nullable().default(null),
  until: moment.nullable().default(null),
  quotas: z.array(surveyQuota).max(SURVEYS.quotas).default([]),
});
export type SurveyFields = z.infer<typeof surveyFields>;
/** What may be left out of {@link SurveyFields}. */
export type SurveyInput = z.input<typeof surveyFields>;

export const survey = surveyFields.extend({
  id: z.uuid(),
  site: siteId,
  status: z.enum(SURVEY_STATUSES),
  is_showing: z.boolean().describe('Live, within its dates, and no quota of all answers is full.'),
  version: z.int().describe('Counts up when what is asked changes after the first answer.'),
  revision,
  responses: z.int().describe('Of all versions, partial ones too.'),
  last_response_at: moment.nullable(),
  created_at: moment,
  updated_at: moment,
});
export type Survey = z.infer<typeof survey>;

const one = z.object({ id: z.uuid(), site: siteOfThing });
const route = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, summary: string, successStatus = 200) =>
  ({ method, path: `/surveys${path}`, summary, successStatus, tags: ['surveys'] }) as const;

/** Every route takes and gives the whole definition. */
export const surveys = {
  list: viewer
    .route(route('GET', '/surveys', 'Surveys, newest first'))
    .input(z.object({ site: siteId, ...listInput.shape }))
    .output(listOf(survey)),
  create: analyst
    .route(route('POST', '/surveys', 'Make a survey', 201))
    .input(
      surveyFields.extend({ site: siteId, status: z.enum(SURVEY_STATUSES).default('draft') }).superRefine(checkSurvey),
    )
    .output(survey),
  get: viewer
    .route(route('GET', '/surveys/{id}', 'One survey'))
    .input(one)
    .output(survey),
  replace: analyst
    .route(route('PUT', '/surveys/{id}', 'Replace a survey; what was answered stays'))
    .input(
      surveyFields
        .extend({ ...one.shape, status: z.enum(SURVEY_STATUSES).optional(), revision: revision.optional() })
        .superRefine(checkSurvey),
    )
    .output(survey),
  remove: analyst
    .route({ ...route('DELETE', '/surveys/{id}', 'Delete a survey and its answers', 204), ...BY_ADDRESS })
    .input(z.object({ params: one.pick({ id: true }), query: one.pick({ site: true }) })),
  setStatus: analyst
    .route(route('PUT', '/surveys/{id}/status', 'Let a survey go live, pause it, or make it a draft again'))
    .input(one.extend({ status: z.enum(SURVEY_STATUSES) }))
    .output(survey),
  duplicate: analyst
    .route(route('POST', '/surveys/{id}/duplicate', 'Make a draft of the same', 201))
    .input(one)
    .output(survey),
  preview: analyst
    .route(
      route(
        'POST',
        '/surveys/{id}/preview',
        'A token that shows the survey as it is, once, on a page of the site',
        201,
      ),
    )
    .input(one)
    .output(
      z.object({
        fragment: z.string().describe('What to put behind the address of the page: `#desirepath-survey=…`.'),
        expires_at: moment,
      }),
    ),
};
