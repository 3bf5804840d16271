import { z } from 'zod';
import { analyst, answersFile, viewer, viewerRaw } from './access.ts';
import { ANSWER_PROPERTIES } from './answer-traits.ts';
import { BY_ADDRESS, dateRange, device, listInput, listOf, moment, oneLine, siteId, wireInt } from './common.ts';
import { SURVEYS, TEXT } from './limits.ts';
import { segment } from './segment.ts';
import { answer, QUESTION_TYPES, surveyPartId } from './survey-questions.ts';

const count = z.number().int();
const share = z.number().min(0).max(1);

/** One answer as the team reads it. */
export const surveyResponse = z.object({
  id: z.uuid(),
  survey: z.uuid(),
  version: z.int(),
  session_id: z.uuid().nullable(),
  visitor_id: z.uuid().nullable(),
  is_recorded: z.boolean(),
  answers: z.array(answer),
  complete: z.boolean(),
  created_at: moment.describe('Of its first submission.'),
  ms: count.describe('From being shown to the last answer.'),
  page: z
    .string()
    .describe('Path of the page that it was shown on; of its own page, which a link leads to, `/s/` and its id.'),
  device,
  browser: z.string(),
  os: z.string(),
  country: z.string(),
  language: z.string().describe('That it was shown in.'),
  attributes: z.record(z.string(), z.string()),
});
export type SurveyResponse = z.infer<typeof surveyResponse>;

const chosen = z.object({ id: z.string(), text: z.string(), count, share: share.describe('Of those who answered.') });

/**
 * What the numbers come to, from -100 to 100 for NPS (promoters, 9 and 10, less detractors, up to 6, per cent), else the
 * per cent that is satisfied (CSAT: 4 and 5) or found it easy (CES: 5 to 7); with the interval that it lies in with 95 % certainty: of NPS by
 * Bonett and Price's adjusted one, of a share by Wilson's score.
 */
export const surveyScore = z.object({
  kind: z.enum(['nps', 'csat', 'ces']),
  value: z.number(),
  low: z.number(),
  high: z.number(),
  good: count,
  middle: count,
  bad: count,
});
export type SurveyScore = z.infer<typeof surveyScore>;

export const questionResult = z.object({
  id: surveyPartId,
  type: z.enum(QUESTION_TYPES),
  text: z.string().describe('As it was asked last.'),
  is_asked: z.boolean().describe('In the newest version.'),
  answered: count,
  options: z
    .array(chosen.extend({ rank: z.number().nullable().describe('Mean place in a ranking, 1 the best.') }))
    .describe('Choices and numbers, as they are asked; `other` last.'),
  rows: z.array(z.object({ id: z.string(), text: z.string(), options: z.array(chosen) })).describe('Of a matrix.'),
  mean: z.number().nullable().describe('Of numbers.'),
  score: surveyScore.nullable(),
  texts: count.describe('Texts that can be read.'),
});
export type QuestionResult = z.infer<typeof questionResult>;

/** Days may be left out: then the last thirty count. */
const asked = {
  id: z.uuid(),
  site: siteId,
  ...dateRange.partial().shape,
  ...segment.shape,
  version: wireInt.min(1).optional(),
  shown_in: z.string().max(TEXT.language).optional().describe('The language that it was shown in.'),
};
/** Answers of a survey, in some days and of some visitors. */
export const answersQuestion = z.object(asked);
export type AnswersQuestion = z.infer<typeof answersQuestion>;

const route = (method: 'GET' | 'PUT' | 'DELETE', path: string, summary: string, successStatus = 200) =>
  ({ method, path: `/surveys${path}`, summary, successStatus, tags: ['surveys'] }) as const;

export const surveyText = z.object({
  response: z.uuid(),
  question: surveyPartId,
  text: z.string(),
  tags: z.array(z.string()),
  created_at: moment,
  session_id: z.uuid().nullable(),
  is_recorded: z.boolean(),
  language: z.string(),
  /** What else was answered with numbers, by question: the mood that a text was written in. */
  numbers: z.record(z.string(), z.number()),
});
export type SurveyText = z.infer<typeof surveyText>;

export const surveyResults = {
  results: viewer
    .route(route('GET', '/surveys/{id}/results', 'What was answered, question by question'))
    .input(answersQuestion)
    .output(
      z.object({
        from: z.iso.date(),
        to: z.iso.date(),
        shown: count.describe('How often it was shown, whatever version and language is asked for.'),
        responses: count,
        in_visits: count.describe('Of these on pages that it was shown on; the others came by its link.'),
        completed: count,
        median_ms: count.nullable().describe('Of complete answers.'),
        questions: z.array(questionResult),
        versions: z.array(z.object({ version: z.int(), since: moment, responses: count })).describe('Newest first.'),
        languages: z.array(z.object({ language: z.string(), responses: count })),
      }),
    ),
  trend: viewer
    .route(route('GET', '/surveys/{id}/trend', 'Answers over time; with a question, its score'))
    .input(
      answersQuestion.extend({
        question: surveyPartId.optional(),
        interval: z.enum(['day', 'week', 'month']).default('week'),
      }),
    )
    .output(
      z.object({ items: z.array(z.object({ at: z.iso.date(), responses: count, score: surveyScore.nullable() })) }),
    ),
  crossTab: viewer
    .route(route('GET', '/surveys/{id}/cross-tab', 'One question by another, or by a property of the visit'))
    .input(
      answersQuestion.extend({
        rows: surveyPartId,
        columns: z
          .union([
            z.enum(ANSWER_PROPERTIES).transform((property) => ({ property })),
            z
              .string()
              .startsWith('q:')
              .transform((text) => ({ question: text.slice(2) })),
          ])
          .describe('A property, or `q:` and the id of a question.'),
      }),
    )
    .output(
      z.object({
        columns: z.array(z.object({ id: z.string(), text: z.string(), responses: count })),
        rows: z.array(z.object({ id: z.string(), text: z.string(), counts: z.array(count).describe('By column.') })),
      }),
    ),
  texts: viewer
    .route(route('GET', '/surveys/{id}/texts', 'Texts, newest first'))
    .input(
      answersQuestion.extend({
        ...listInput.shape,
        question: surveyPartId,
        search: z
          .string()
          .max(SURVEYS.label)
          .optional()
          .describe('Only those that have it in them, whatever its case.'),
        tag: z.string().max(TEXT.tag).optional(),
      }),
    )
    .output(listOf(surveyText)),
  words: viewer
    .route(route('GET', '/surveys/{id}/words', 'Words of the texts, in most of them first'))
    .input(answersQuestion.extend({ question: surveyPartId }))
    .output(
      z.object({
        items: z.array(z.object({ word: z.string(), texts: count })),
        tags: z.array(z.object({ tag: z.string(), texts: count })),
      }),
    ),
  tag: analyst
    .route(route('PUT', '/surveys/{id}/texts/{response}/tags', 'Tag a text'))
    .input(
      z.object({
        id: z.uuid(),
        site: siteId,
        response: z.uuid(),
        question: surveyPartId,
        tags: z.array(oneLine.min(1).max(50)).max(SURVEYS.tags),
      }),
    )
    .output(z.object({ tags: z.array(z.string()) })),
  responses: viewer
    .route(route('GET', '/responses', 'Answers, newest first'))
    .input(
      z.object({
        ...answersQuestion.omit({ id: true }).shape,
        ...listInput.shape,
        survey: z.uuid().optional().describe('Of all surveys of the site without.'),
      }),
    )
    .output(listOf(surveyResponse)),
  removeResponse: analyst
    .route({ ...route('DELETE', '/responses/{id}', 'Delete an answer', 204), ...BY_ADDRESS })
    .input(z.object({ params: z.object({ id: z.uuid() }), query: z.object({ site: siteId, survey: z.uuid() }) })),
  export: viewerRaw
    .meta(answersFile('text/csv'))
    .route(route('GET', '/surveys/{id}/export', 'All answers as CSV, one row an answer'))
    .input(answersQuestion)
    .output(z.string()),
};
